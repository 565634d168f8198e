import { expect, it } from 'vitest';
import type { StandingKind, SyncFacts } from './facts.ts';
import { drainOf, standingOf } from './standing.ts';

const NOW = '2026-01-05T12:00:00Z';
const quiet: SyncFacts = {
  limiter: { state: 'running', since: null, until: null, reason: null, stopped_by: null },
  standing: [], waiting: 0, oldest_at: null, drain_seconds: 0, retrying: 0, set_aside: 0, to_decide: 0, is_rebuild_cut_off: false,
};
const waiting = (changes: number): Partial<SyncFacts> => ({ waiting: changes, oldest_at: '2026-01-05T11:59:20Z', drain_seconds: 12 });
const limited = (state: NonNullable<SyncFacts['limiter']>['state'], more: Partial<NonNullable<SyncFacts['limiter']>> = {}): Partial<SyncFacts> => ({ limiter: { ...quiet.limiter!, state, ...more } });
const stopped = limited('stopped', { since: '2026-01-05T11:50:00Z', reason: 'We move house.', stopped_by: 'Ada' });
const kind = (name: string, more: Partial<StandingKind> = {}): StandingKind => ({ kind: name, reason: 'We tidy up.', by: 'Ada', is_held: false, lacks_database: false, waiting: 0, ...more });
const held = { standing: [kind('client', { by: null, is_held: true, waiting: 3 }), kind('project', { by: null, is_held: true })] };
const lacking = (name: string) => kind(name, { reason: null, by: null, lacks_database: true });

it.each<[string, Partial<SyncFacts>, string, string, boolean]>([
  ['nothing', {}, 'Everything is in step.', 'What changes here is in Notion within seconds, as a rule.', false],
  ['one change', waiting(1), 'Catching up.', '1 change waits, for 40 seconds. At this pace all of it is there in about 12 seconds.', false],
  ['many changes', waiting(1_200), 'Catching up.', '1,200 changes wait, the oldest for 40 seconds. At this pace all of it is there in about 12 seconds.', false],
  ['changes that failed', { ...waiting(6), retrying: 2 }, 'Catching up.', '6 changes wait, the oldest for 40 seconds. 2 of them failed before and are tried again.', false],
  ['the only change failed', { ...waiting(1), retrying: 1 }, 'Catching up.', '1 change waits, for 40 seconds. It failed before and is tried again.', false],
  ['before the first call', { ...waiting(2), drain_seconds: null }, 'Catching up.', '2 changes wait, the oldest for 40 seconds.', false],
  ['a stop', { ...waiting(6), ...stopped }, 'The sync is stopped.', 'Ada stopped it 10 minutes ago: “We move house”. What changes waits, and nothing is lost. 6 changes wait, the oldest for 40 seconds.', true],
  ['a stop with nothing waiting', stopped, 'The sync is stopped.', 'Ada stopped it 10 minutes ago: “We move house”. What changes waits, and nothing is lost.', true],
  ['a block', limited('blocked', { reason: 'The token is gone.' }), 'Notion refuses this connection.', 'The token is gone. Nothing is sent until an admin says that it is mended.', true],
  ['no answer', { ...waiting(2), ...limited('away', { since: '2026-01-05T11:55:00Z' }) }, 'Notion does not answer.', 'It has not for 5 minutes. It is asked again every 15 seconds, while there is anything to send or to read. Nothing is lost meanwhile. 2 changes wait, the oldest for 40 seconds.', false],
  ['a wish for silence', { ...waiting(1), ...limited('paused', { until: '2026-01-05T12:00:30Z', reason: 'Too many calls.' }) }, 'Notion asked for a pause.', 'It lasts for another 30 seconds: Too many calls. The sync goes on by itself afterwards. 1 change waits, for 40 seconds.', false],
  ['a kind that somebody paused', { ...waiting(1), standing: [kind('deliverable', { waiting: 1 })] }, 'Deliverables are paused.', 'Deliverables: paused by Ada: “We tidy up”. What changes there waits. 1 change waits, for 40 seconds.', true],
  ['a kind that the sync paused', { standing: [kind('lead', { by: null, reason: '“Tier” was deleted.' })] }, 'Leads are paused.', 'Leads: paused by the sync itself: “Tier” was deleted. What changes there waits.', true],
  ['two kinds paused, and others move', { ...waiting(4), standing: [kind('client'), kind('project')] }, 'Clients and Projects are paused.', 'Clients: paused by Ada: “We tidy up”. Projects: paused by Ada: “We tidy up”. What changes there waits. 4 changes wait, the oldest for 40 seconds. At this pace all of it is there in about 12 seconds.', true],
  ['a rebuild', { ...waiting(3), ...held }, 'Notion is being rebuilt.', 'The pages that are there are being linked. What changes meanwhile waits until that is done, and nothing is lost. 3 changes wait, the oldest for 40 seconds.', false],
  ['a rebuild that was cut off', { ...held, is_rebuild_cut_off: true }, 'A rebuild was cut off.', 'For minutes no worker went on with it. A worker that starts does; or start another one under Rebuild.', true],
  ['a rebuild while Notion is away', { ...held, ...limited('away') }, 'Notion does not answer.', 'It is asked again every 15 seconds, while there is anything to send or to read. Nothing is lost meanwhile. Notion is being rebuilt. The pages that are there are being linked. What changes meanwhile waits until that is done, and nothing is lost.', false],
  ['databases to be made', { standing: [lacking('client'), lacking('project')] }, 'Notion is being set up.', 'Clients and Projects: no database in Notion yet. What changes there waits for it.', false],
  ['records set aside', { set_aside: 2 }, '2 records are set aside.', 'No further try mends them by itself: see Records.', true],
  ['an edit to decide about', { to_decide: 1 }, '1 edit in Notion to decide about.', 'What a person set there stands against what SAGE holds: see Conflicts.', true],
  ['a stop, and more', { ...stopped, set_aside: 1 }, 'The sync is stopped.', 'Ada stopped it 10 minutes ago: “We move house”. What changes waits, and nothing is lost. 1 record is set aside. No further try mends it by itself: see Records.', true],
  ['nothing that may be seen', { limiter: null }, 'Everything is in step.', 'What changes here is in Notion within seconds, as a rule.', false],
])('%s', (_, facts, title, says, needsSomeone) => {
  expect(standingOf({ ...quiet, ...facts }, NOW)).toMatchObject({ title, says, needsSomeone });
});

it.each<[string, Partial<SyncFacts>, string[]]>([
  ['a stop', stopped, ['the Notion sync, which is stopped']],
  ['a block', limited('blocked'), ['Notion, which refuses the connection']],
  ['kinds that are paused', { standing: [kind('deliverable'), kind('lead')] }, ['Deliverables and Leads in Notion, which are paused']],
  ['a rebuild', held, []],
  ['what is counted anyway', { set_aside: 2, to_decide: 1 }, []],
  ['an outage', limited('away'), []],
])('counts for the team as things: %s', (_, facts, things) => {
  expect(standingOf({ ...quiet, ...facts }, NOW).things).toEqual(things);
});

it.each<[string, Partial<SyncFacts>, string | null]>([
  ['all moves', waiting(3), '12 seconds'],
  ['nothing waits', {}, 'none'],
  ['Notion is away, whatever was reckoned', { ...waiting(3), ...limited('away') }, null],
  ['all is stopped', { ...waiting(3), ...stopped }, null],
  ['some of it stands still', { ...waiting(3), standing: [kind('client', { waiting: 1 })] }, null],
  ['some of it failed', { ...waiting(3), retrying: 1 }, null],
])('promises an end when nothing stands in the way: %s', (_, facts, words) => {
  expect(drainOf({ ...quiet, ...facts })).toBe(words);
});
