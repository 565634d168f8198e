import type { Step } from '../home/project-words.ts';

export type StepState = 'done' | 'now' | 'predicted' | 'optional' | 'skipped';

/** What a step is on the timeline. A skipped one stays pending, so that is asked first. */
export function stateOf({ status, skipped_at, optional }: Pick<Step, 'status' | 'skipped_at' | 'optional'>): StepState {
  if (skipped_at !== null) return 'skipped';
  if (status === 'completed') return 'done';
  if (status === 'in_progress') return 'now';
  return optional ? 'optional' : 'predicted';
}

export const STATE_WORDS: Record<StepState, string> = {
  done: 'Done',
  now: 'Now',
  predicted: 'Predicted',
  optional: 'If needed',
  skipped: 'Not needed',
};

/** The instant of a step, or what it waits for. After an open step nothing has a date. */
export function whenOf(step: Step, steps: readonly Step[]): { at: string } | { words: string } {
  const state = stateOf(step);
  if (state === 'skipped') return { words: '' };
  // What may never come has no day: its own would stand after the end.
  const at = state === 'optional' ? null : (step.completed_at ?? step.due_date);
  if (at) return { at };
  const before = steps.findLast(({ order, optional, skipped_at }) => order < step.order && !optional && skipped_at === null);
  return { words: state === 'now' || !before ? 'open' : `after ${before.name}` };
}

/** When all of it is expected to be done; null while a step is open, and once it is done. */
export function expectedEnd(steps: readonly Step[]): string | null {
  const last = steps.findLast(({ optional, skipped_at }) => !optional && skipped_at === null);
  return last && last.status !== 'completed' ? last.due_date : null;
}
