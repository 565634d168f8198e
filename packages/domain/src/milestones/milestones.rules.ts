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
