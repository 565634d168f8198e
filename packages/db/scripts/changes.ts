const SHOWN = 12;

/** The lines that differ, at most a dozen of them; empty when the texts are the same. */
export function changes(before: string, after: string): string {
  if (before === after) return '';
  const [old, fresh] = [count(before), count(after)];
  const lines = [...extra(old, fresh).map((line) => `- ${line}`), ...extra(fresh, old).map((line) => `+ ${line}`)];
  if (lines.length === 0) return '  the same lines, in another order or spacing';
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more lines`] : [])].map((line) => `  ${line}`).join('\n');
}

function count(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n').filter((some) => some.trim() !== '')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

const extra = (some: Map<string, number>, others: Map<string, number>) =>
  [...some].flatMap(([line, times]) => Array.from({ length: Math.max(0, times - (others.get(line) ?? 0)) }, () => line));
