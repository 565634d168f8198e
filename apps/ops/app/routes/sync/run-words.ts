import type { Sage } from '../../api.server.ts';
import { lastingUntil } from './lasting.ts';

export type Run = Awaited<ReturnType<Sage['sync']['runs']>>['runs'][number];
type Planned = NonNullable<NonNullable<Run['report']>['plan']>[number];
type Proof = NonNullable<NonNullable<Run['report']>['proofs']>[number];

export const RUN_TITLES: Record<Run['what'], string> = { plan: 'Dry run of a rebuild', rebuild: 'Rebuild', verify: 'Verification' };

const STAGES: Record<Exclude<Run['stage'], 'done'>, string> = {
  asked: 'Waits for a worker',
  reading: 'Reads Notion',
  linking: 'Makes databases, and links the pages that are there; the sync stands still meanwhile',
  sending: 'Makes and mends pages',
  comparing: 'Holds every page against its record',
};

const n = (count: number) => count.toLocaleString('en-US');

/** How far it is, in a sentence. */
export function stageWords({ stage, progress, error, is_cut_off: isCutOff, next_try_at: next }: Pick<Run, 'stage' | 'progress' | 'error' | 'is_cut_off' | 'next_try_at'>, now: string): string {
  if (isCutOff) return 'It was cut off: for minutes no worker went on with it. A worker that starts does; or start another one.';
  if (stage === 'done') return '';
  const left = stage === 'sending' && progress ? `, ${n(progress.due)} to go${progress.failed > 0 ? `, ${n(progress.failed)} set aside` : ''}` : '';
  const again = next && Date.parse(next) > Date.parse(now) ? ` in ${lastingUntil(next, now)}` : '';
  return `${STAGES[stage]}${left}.${error ? ` It is tried again${again} after: ${error}` : ''}`;
}

/** What a dry run found, in all. */
export function planWords(kinds: readonly Planned[]): string {
  const made = kinds.reduce((sum, kind) => sum + kind.made, 0);
  const kept = kinds.reduce((sum, kind) => sum + kind.kept, 0);
  const databases = kinds.filter(({ database }) => database === 'made').length;
  if (made === 0 && databases === 0 && kinds.every(({ different }) => different === 0)) return `Nothing is missing: all ${n(kept)} pages are there, as their records say. A rebuild would only look them over.`;
  return `A rebuild makes ${n(databases)} ${databases === 1 ? 'database' : 'databases'} and ${n(made)} ${made === 1 ? 'page' : 'pages'}, and looks over the ${n(kept)} that are there: about ${n(made + kept)} calls. It deletes nothing.`;
}

/** What was proven, in all. */
export function proofWords(proofs: readonly Proof[], left: NonNullable<Run['report']>['left']): string {
  const sum = (of: (proof: Proof) => number) => proofs.reduce((total, proof) => total + of(proof), 0);
  const open = left ? left.failed + left.held : 0;
  if (open > 0) return `${n(open)} ${open === 1 ? 'record is' : 'records are'} not in Notion as they should be: see Records.`;
  if (proofs.every(({ isEqual }) => isEqual)) return `Both sides hold the same: ${n(sum(({ records }) => records))} records, ${n(sum(({ fieldsCompared }) => fieldsCompared))} fields compared one by one.`;
  const waiting = sum((proof) => proof.waiting);
  return `They differ: ${n(sum(({ different }) => different))} pages say something else than their records, ${n(sum(({ missing }) => missing))} are missing, ${n(sum(({ orphans, doubles }) => orphans + doubles))} belong to no record.${
    waiting > 0 ? ` ${n(waiting)} changes are still on their way.` : ''}`;
}
