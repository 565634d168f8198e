/** What a step is, as far as moving it goes. */
export interface Movable {
  order: number;
  status: 'pending' | 'in_progress' | 'completed';
  kind: 'start' | 'work' | 'review' | 'revision';
  optional: boolean;
  skipped_at: string | null;
}

export type Move = 'complete' | 'approve' | 'return' | 'start';

const isRequired = ({ optional, skipped_at }: Movable) => !optional && skipped_at === null;

/** The buttons of a step, in the order of a project's `steps`. The database decides again: these only spare people a refusal. */
export function movesOf(step: Movable, steps: readonly Movable[]): Move[] {
  const later = steps.filter(({ order }) => order > step.order);
  const earlier = steps.filter(({ order }) => order < step.order);
  if (step.status === 'completed') return later.some(({ status }) => status === 'completed') ? [] : ['return'];
  if (step.status === 'in_progress') {
    return ['complete', ...(step.kind === 'review' ? ['approve' as const] : []), ...(step.optional ? ['return' as const] : [])];
  }
  if (!step.optional) return [];
  const isReached = !earlier.some((other) => isRequired(other) && other.status === 'pending');
  return isReached && !later.some(({ status }) => status === 'completed') ? ['start'] : [];
}

/** The last required step hands over: it waits until nothing is owed, or until an admin decides otherwise with a reason. */
export const isHandover = (step: Movable, steps: readonly Movable[]): boolean => !steps.some((other) => other.order > step.order && isRequired(other));

/** After a review has begun, and before the last step without a round is done. */
export function canAddRound(steps: readonly (Movable & { round: number | null })[]): boolean {
  const review = steps.findLast(({ kind, status }) => kind === 'review' && status !== 'pending');
  return review !== undefined && steps.some(({ order, round, status, skipped_at }) => order > review.order && round === null && status !== 'completed' && skipped_at === null);
}

/** How many rounds of changes were begun, of how many: those agreed and those added. `total` null: as many as it takes. */
export function roundsOf(steps: readonly Pick<Movable & { round: number | null }, 'kind' | 'status' | 'round'>[], agreed: number | null): { used: number; total: number | null } {
  const revisions = steps.filter(({ kind }) => kind === 'revision');
  const used = revisions.filter(({ status }) => status !== 'pending').length;
  return { used, total: agreed === null ? null : agreed + revisions.filter(({ round }) => (round ?? 0) > agreed).length };
}
