export interface Figure {
  name: string;
  measured: string;
  target: string;
  ok: boolean;
}

export const figures: Figure[] = [];

/** `most`: what the figure may be at the most. */
export function atMost(name: string, measured: number, most: number, unit = ''): void {
  const round = (value: number) => String(Math.round(value * 1_000) / 1_000);
  figures.push({ name, measured: round(measured) + unit, target: `≤ ${round(most)}${unit}`, ok: measured <= most });
}

export function printTable(): void {
  const rows = [{ name: 'figure', measured: 'measured', target: 'target', ok: '' }, ...figures.map(({ ok, ...row }) => ({ ...row, ok: ok ? 'ok' : 'NOT MET' }))];
  const width = (key: 'name' | 'measured' | 'target') => Math.max(...rows.map((row) => row[key].length));
  const line = ({ name, measured, target, ok }: (typeof rows)[number]) => `${name.padEnd(width('name'))}  ${measured.padStart(width('measured'))}  ${target.padStart(width('target'))}  ${ok}`;
  process.stdout.write(`\n${rows.map(line).join('\n')}\n\n`);
}

export const percentile = (values: number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? NaN;
export const median = (values: number[]): number => percentile(values, 0.5);
