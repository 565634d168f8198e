import { count } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import { durationSince } from './ago.ts';
import { kindWords } from './kind-words.ts';

export type Overview = Awaited<ReturnType<Sage['sync']['overview']>>;

interface Standing {
  title: string;
  says: string;
  needsSomeone: boolean;
}

/** `20 seconds`, `3 minutes`: rounded up, since it is a promise. */
export function lasting(seconds: number): string {
  if (seconds < 100) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

function queueWords({ waiting, oldest_at, drain_seconds }: Overview['queue'], now: string): string {
  const oldest = oldest_at ? ` The oldest has waited for ${durationSince(oldest_at, now)}.` : '';
  const drained = drain_seconds === null ? '' : ` At this pace all of it is there in about ${lasting(Math.max(1, drain_seconds))}.`;
  return `${waiting === 1 ? 'One change is' : `${waiting.toLocaleString('en-US')} changes are`} on the way.${oldest}${drained}`;
}

/** What a person wants to know first: does it run, and if not, why, and who has to do something. */
export function standingOf({ kinds, limiter, queue, to_decide: toDecide }: Overview, now: string): Standing {
  const waits = queue.waiting > 0 ? ` ${queueWords({ ...queue, drain_seconds: null }, now)}` : '';
  switch (limiter?.state) {
    case 'blocked':
      return { title: 'Notion refuses this connection.', says: `${limiter.reason ?? ''} Nothing is sent until an admin says that it is mended.${waits}`, needsSomeone: true };
    case 'stopped':
      return { title: 'The sync is stopped.', says: `${limiter.stopped_by ?? 'Someone'} stopped it: “${limiter.reason ?? ''}”. What changes waits, and nothing is lost.${waits}`, needsSomeone: true };
    case 'paused':
      return { title: 'Notion asked for a pause.', says: `The sync goes on by itself afterwards.${waits}`, needsSomeone: false };
    case 'away':
      return { title: 'Notion does not answer.', says: `It is asked again every 15 seconds. Nothing is lost meanwhile.${waits}`, needsSomeone: false };
    default:
      return runningOf({ kinds, queue, to_decide: toDecide }, now);
  }
}

const sumOf = (kinds: Overview['kinds'], statuses: ('quarantined' | 'unreachable')[]) =>
  kinds.reduce((sum, { records }) => sum + statuses.reduce((of, status) => of + (records[status] ?? 0), 0), 0);

/** It runs; but parts of it may stand still, and some of it may wait for a person. */
function runningOf({ kinds, queue, to_decide: conflicts }: Pick<Overview, 'kinds' | 'queue' | 'to_decide'>, now: string): Standing {
  const paused = kinds.filter(({ mode, paused_at: pausedAt }) => mode !== 'off' && pausedAt !== null).map(({ kind }) => kindWords(kind));
  const aside = sumOf(kinds, ['quarantined', 'unreachable']);
  const asks = [
    paused.length > 0 && `${paused.join(', ')} ${paused.length === 1 ? 'is' : 'are'} paused: what changes there waits.`,
    aside > 0 && `${count(aside, 'record is', 'records are')} set aside until somebody looks.`,
    conflicts > 0 && `${count(conflicts, 'change', 'changes')} by a person in Notion ${conflicts === 1 ? 'is' : 'are'} to be decided about: see Conflicts.`,
  ].filter(Boolean);
  const moving = queue.waiting === 0 ? 'What changes here is in Notion within seconds.' : queueWords(queue, now);
  if (asks.length > 0) return { title: 'Somebody has to look.', says: [...asks, moving].join(' '), needsSomeone: true };
  return { title: queue.waiting === 0 ? 'Everything is in step.' : 'Catching up.', says: moving, needsSomeone: false };
}
