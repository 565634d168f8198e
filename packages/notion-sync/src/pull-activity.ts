import type { Activity } from './activity.ts';
import type { PullReport } from './pull.ts';

/** Null: nothing worth telling. Nobody changed anything, or it is only to be read again. */
export function pullActivityOf(pull: PullReport): Activity | null {
  const { kind, recordId, calls, lagMs } = pull;
  if (kind === null) return null;
  const about = { direction: 'pull', kind, recordId, calls, lagMs: Math.round(lagMs) } as const;
  if (pull.result === 'failed') return pull.givesUp ? { ...about, result: 'retrying', note: pull.error instanceof Error ? pull.error.message : String(pull.error) } : null;
  if (pull.result === 'lost') return null;
  if (pull.unreachable) return { ...about, result: 'unreachable', note: pull.unreachable };
  if (pull.notYet) return { ...about, result: 'refused', note: pull.notYet };
  if (pull.conflicts.length === 0) return pull.taken ? { ...about, result: 'synced', note: pull.taken } : null;
  const refused = pull.conflicts.find(({ reason }) => reason);
  const fields = pull.conflicts.map(({ field }) => field).join(', ');
  const kept = `${fields}: what a person set is kept, and ours written back`;
  return { ...about, result: refused ? 'refused' : 'synced', note: refused?.reason ?? (pull.taken ? `${pull.taken}. ${kept}` : kept) };
}
