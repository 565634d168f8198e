import { count } from '@sage/ui';
import { durationSince } from './ago.ts';
import { dotless } from './dotless.ts';
import type { StandingKind, SyncFacts } from './facts.ts';
import { kindsWords, kindWords } from './kind-words.ts';
import { lastingUntil } from './lasting.ts';

/** Something that is not as it is on a quiet day. */
export interface Finding {
  title: string;
  says: string;
  /** It does not go on by itself. */
  needsSomeone: boolean;
  /** As one of several things that wait for the team, when nothing else on that page counts it. */
  asThing?: string;
}

type Limiter = NonNullable<SyncFacts['limiter']>;

/** What holds up everything. */
const WHOLE: Record<Limiter['state'], (limiter: Limiter, now: string) => Finding | null> = {
  running: () => null,
  blocked: ({ reason }) => ({
    title: 'Notion refuses this connection.', says: `${reason ? `${dotless(reason)}. ` : ''}Nothing is sent until an admin says that it is mended.`, needsSomeone: true, asThing: 'Notion, which refuses the connection',
  }),
  stopped: ({ since, reason, stopped_by: by }, now) => ({
    title: 'The sync is stopped.', says: `${by ?? 'Somebody'} stopped it${since ? ` ${durationSince(since, now)} ago` : ''}: “${dotless(reason)}”. What changes waits, and nothing is lost.`,
    needsSomeone: true, asThing: 'the Notion sync, which is stopped',
  }),
  paused: ({ until, reason }, now) => ({
    title: 'Notion asked for a pause.', says: `${until ? `It lasts for another ${lastingUntil(until, now)}${reason ? `: ${dotless(reason)}` : ''}. ` : ''}The sync goes on by itself afterwards.`, needsSomeone: false,
  }),
  away: ({ since }, now) => ({
    title: 'Notion does not answer.', says: `${since ? `It has not for ${durationSince(since, now)}. ` : ''}It is asked again every 15 seconds, while there is anything to send or to read. Nothing is lost meanwhile.`, needsSomeone: false,
  }),
};

/** The sync's own reasons quote names already. */
const pauseWords = ({ kind, reason, by }: StandingKind) => `${kindWords(kind)}: ${by ? `paused by ${by}: “${dotless(reason)}”` : `paused by the sync itself: ${dotless(reason)}`}.`;

function pausedKinds(kinds: StandingKind[]): Finding | null {
  if (kinds.length === 0) return null;
  const names = kindsWords(kinds.map(({ kind }) => kind));
  return { title: `${names} are paused.`, says: `${kinds.map(pauseWords).join(' ')} What changes there waits.`, needsSomeone: true, asThing: `${names} in Notion, which are paused` };
}

function held({ standing, is_rebuild_cut_off: isCutOff }: SyncFacts): Finding | null {
  if (isCutOff) return { title: 'A rebuild was cut off.', says: 'For minutes no worker went on with it. A worker that starts does; or start another one under Rebuild.', needsSomeone: true, asThing: 'a rebuild of Notion that was cut off' };
  if (!standing.some(({ is_held: isHeld }) => isHeld)) return null;
  return { title: 'Notion is being rebuilt.', says: 'The pages that are there are being linked. What changes meanwhile waits until that is done, and nothing is lost.', needsSomeone: false };
}

const toBeMade = (kinds: StandingKind[]): Finding | null =>
  kinds.length === 0 ? null : { title: 'Notion is being set up.', says: `${kindsWords(kinds.map(({ kind }) => kind))}: no database in Notion yet. What changes there waits for it.`, needsSomeone: false };

const setAside = ({ set_aside: records }: SyncFacts): Finding | null =>
  records === 0 ? null : { title: `${count(records, 'record is', 'records are')} set aside.`, says: `No further try mends ${records === 1 ? 'it' : 'them'} by itself: see Records.`, needsSomeone: true };

const toDecide = ({ to_decide: conflicts }: SyncFacts): Finding | null =>
  conflicts === 0 ? null : { title: `${count(conflicts, 'edit')} in Notion to decide about.`, says: 'What a person set there stands against what SAGE holds: see Conflicts.', needsSomeone: true };

/** What of the sync is not as usual, the weightiest first. */
export function findingsOf(facts: SyncFacts, now: string): Finding[] {
  const { limiter, standing } = facts;
  const paused = standing.filter(({ is_held: isHeld, lacks_database: lacks }) => !isHeld && !lacks);
  return [
    limiter && WHOLE[limiter.state](limiter, now),
    held(facts),
    pausedKinds(paused),
    setAside(facts),
    toDecide(facts),
    toBeMade(standing.filter(({ lacks_database: lacks }) => lacks)),
  ].filter((finding) => finding !== null);
}
