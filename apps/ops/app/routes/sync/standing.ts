import { count, formatNumber } from '@sage/ui';
import { durationSince } from './ago.ts';
import type { SyncFacts } from './facts.ts';
import { findingsOf } from './findings.ts';
import { lasting } from './lasting.ts';

export interface Standing {
  title: string;
  says: string;
  needsSomeone: boolean;
  /** What of it waits for the team, in a few words, beside records and conflicts, which are counted. */
  things: string[];
}

/** How long all that waits will take. Null: something stands still or failed, so nobody knows. */
export function drainOf({ limiter, standing, waiting, retrying, drain_seconds: seconds }: SyncFacts): string | null {
  if (limiter?.state !== 'running' || seconds === null || retrying > 0 || standing.some((kind) => kind.waiting > 0)) return null;
  return waiting === 0 ? 'none' : lasting(Math.max(1, seconds));
}

/** What waits, in numbers. */
function waitWords(facts: SyncFacts, now: string): string {
  const { waiting, oldest_at: oldest, retrying } = facts;
  if (waiting === 0) return '';
  const since = oldest ? `, ${waiting === 1 ? '' : 'the oldest '}for ${durationSince(oldest, now)}` : '';
  const drain = drainOf(facts);
  return [
    `${count(waiting, 'change waits', 'changes wait')}${since}.`,
    retrying > 0 && `${waiting === 1 ? 'It' : `${formatNumber(retrying)} of them`} failed before and ${retrying === 1 ? 'is' : 'are'} tried again.`,
    drain && `At this pace all of it is there in about ${drain}.`,
  ].filter(Boolean).join(' ');
}

/** What a person wants to know first: does it run, and if not, why, and who has to do something. Every page that tells how the sync stands asks here. */
export function standingOf(facts: SyncFacts, now: string): Standing {
  const [first, ...others] = findingsOf(facts, now);
  const waits = waitWords(facts, now);
  if (!first) {
    const quiet = { needsSomeone: false, things: [] };
    return waits ? { title: 'Catching up.', says: waits, ...quiet } : { title: 'Everything is in step.', says: 'What changes here is in Notion within seconds, as a rule.', ...quiet };
  }
  const found = [first, ...others];
  return {
    title: first.title,
    says: [first.says, ...others.map(({ title, says }) => `${title} ${says}`), waits].filter(Boolean).join(' '),
    needsSomeone: found.some(({ needsSomeone }) => needsSomeone),
    things: found.flatMap(({ asThing }) => asThing ?? []),
  };
}
