import { expect, it } from 'vitest';
import type { Overview, SyncFacts } from './facts.ts';
import { kindStateWords, recordWords } from './kind-state-words.ts';

const NOW = '2026-01-05T12:00:00Z';
const kind: Overview['kinds'][number] = {
  kind: 'deliverable', mode: 'push', with_details: false, has_records: true, is_set_up: true, paused_at: null, paused_reason: null, paused_by: null, records: {}, pages: 0, waiting: 0, waiting_since: null, last_synced_at: null,
};
const facts: SyncFacts = {
  limiter: { state: 'running', since: null, until: null, reason: null, stopped_by: null },
  standing: [], waiting: 0, oldest_at: null, drain_seconds: 0, retrying: 0, set_aside: 0, to_decide: 0, is_rebuild_cut_off: false,
};
const stopped: Partial<SyncFacts> = { limiter: { ...facts.limiter!, state: 'stopped' } };
const held: Partial<SyncFacts> = { standing: [{ kind: 'deliverable', reason: 'A rebuild.', by: null, is_held: true, lacks_database: false, waiting: 0 }] };
const waits = { waiting: 2, waiting_since: '2026-01-05T11:58:00Z' };
const paused = { paused_at: NOW, paused_reason: 'We tidy up.', paused_by: 'Ada' };

it.each<[string, Partial<typeof kind>, Partial<SyncFacts>, string]>([
  ['off', { mode: 'off', ...paused }, {}, 'Notion does not show it'],
  ['quiet', {}, {}, 'In step'],
  ['quiet under a stop', {}, stopped, 'Nothing waits'],
  ['behind', waits, {}, '2 waiting, the oldest for 2 minutes'],
  ['behind, and some failed', { ...waits, records: { quarantined: 1, unreachable: 1 } }, {}, '2 waiting, the oldest for 2 minutes, 2 failed'],
  ['paused by a person', { ...paused, ...waits }, {}, 'Paused by Ada: We tidy up; 2 waiting, the oldest for 2 minutes'],
  ['paused by the sync', { ...paused, paused_by: null }, {}, 'Paused: We tidy up'],
  ['held by a rebuild', { ...paused, ...waits }, held, 'Waits until the rebuild has linked its pages: 2 waiting, the oldest for 2 minutes'],
  ['without a database', { is_set_up: false }, {}, 'Its database in Notion is not set up yet'],
])('%s', (_, of, truth, words) => expect(kindStateWords({ ...kind, ...of }, { ...facts, ...truth }, NOW)).toBe(words));

it('counts pages apart where not every record has one', () => {
  expect(recordWords({ records: { synced: 14 }, pages: 14 })).toBe('14 records');
  expect(recordWords({ records: { synced: 13, pending: 1 }, pages: 13 })).toBe('14 records, 13 with a page');
});
