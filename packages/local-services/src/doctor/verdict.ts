/** `stand-in`: nothing real is configured, and the local program that stands in for it is not built that far. */
export type State = 'ok' | 'stand-in' | 'warning' | 'failed';

export interface Verdict {
  state: State;
  says: string;
  /** What to do. Every warning and failure has one. */
  remedy?: string;
}

export interface Check {
  name: string;
  run(): Promise<Verdict>;
}

export const ok = (says: string): Verdict => ({ state: 'ok', says });
export const standIn = (says: string): Verdict => ({ state: 'stand-in', says });
export const warning = (says: string, remedy: string): Verdict => ({ state: 'warning', says, remedy });
export const failed = (says: string, remedy: string): Verdict => ({ state: 'failed', says, remedy });

/** Why something could not be reached, in a few words: Node hides the reason in the cause. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? reason(error.cause) : error.message || ((error as { code?: string }).code ?? error.name);
}
