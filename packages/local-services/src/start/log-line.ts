const PINO_WARN = 40;
const WORDS = /\b(warn(ing)?|error|fatal|panic|unhandled|exception)\b/i;

/** What a line of a process is worth on the terminal: its text, or null when it only belongs in the log file. */
export function terminalText(line: string): string | null {
  const entry = asEntry(line);
  if (!entry) return WORDS.test(line) ? line : null;
  if (!isLoud(entry.level)) return null;
  return [entry.msg ?? entry.message, entry.err?.message].filter(Boolean).join(': ') || line;
}

interface Entry {
  level: number | string;
  msg?: string;
  message?: string;
  err?: { message?: string };
}

const isLoud = (level: number | string) => (typeof level === 'number' ? level >= PINO_WARN : ['warn', 'error', 'fatal'].includes(level));

function asEntry(line: string): Entry | null {
  if (!line.startsWith('{')) return null;
  try {
    const parsed = JSON.parse(line) as Partial<Entry>;
    return parsed.level === undefined ? null : (parsed as Entry);
  } catch {
    return null;
  }
}
