import { expect, it } from 'vitest';
import { lasting, standingOf, type Overview } from './standing.ts';

const NOW = '2026-01-05T12:00:00Z';
const overview = (state: NonNullable<Overview['limiter']>['state'], waiting = 0, more: Partial<NonNullable<Overview['limiter']>> = {}): Overview => ({
  kinds: [],
  queue: { waiting, backfill: 0, oldest_at: waiting > 0 ? '2026-01-05T11:59:20Z' : null, drain_seconds: waiting > 0 ? 12 : 0 },
  budget: { per_minute: 180, used: 3 },
  limiter: { state, since: null, until: null, reason: null, stopped_by: null, ...more },
  to_decide: 0,
  last_activity_at: null,
});

it.each([
  ['running', 0, 'Everything is in step.', /within seconds/, false],
  ['running', 1, 'Catching up.', /^One change is on the way\. The oldest has waited for 40 seconds\. At this pace all of it is there in about 12 seconds\.$/, false],
  ['running', 1_200, 'Catching up.', /^1,200 changes are/, false],
  ['paused', 2, 'Notion asked for a pause.', /goes on by itself afterwards\. 2 changes are on the way/, false],
  ['away', 0, 'Notion does not answer.', /every 15 seconds/, false],
  ['stopped', 0, 'The sync is stopped.', /^Ada stopped it: “We move house\.”/, true],
  ['blocked', 0, 'Notion refuses this connection.', /until an admin/, true],
] as const)('%s with %s waiting: %s', (state, waiting, title, says, needsSomeone) => {
  const standing = standingOf(overview(state, waiting, { reason: 'We move house.', stopped_by: 'Ada' }), NOW);
  expect(standing).toMatchObject({ title, needsSomeone });
  expect(standing.says).toMatch(says);
});

const kind = (more: Partial<Overview['kinds'][number]>): Overview['kinds'][number] => ({
  kind: 'deliverable', mode: 'push', with_details: false, has_records: true, is_set_up: true, paused_at: null, paused_reason: null, paused_by: null, records: {}, waiting: 0, waiting_since: null, last_synced_at: null, ...more,
});

it.each([
  ['a kind is paused', kind({ paused_at: NOW }), /^Deliverables is paused/],
  ['records are set aside', kind({ records: { quarantined: 1, unreachable: 1 } }), /^2 records are set aside/],
] as const)('is not in step while %s', (_, what, says) => {
  expect(standingOf({ ...overview('running'), kinds: [what] }, NOW)).toMatchObject({ title: 'Somebody has to look.', needsSomeone: true, says: expect.stringMatching(says) as string });
});

it('is not in step while somebody has to decide about conflicts', () => {
  expect(standingOf({ ...overview('running'), to_decide: 2 }, NOW)).toMatchObject({ needsSomeone: true, says: expect.stringMatching(/^2 changes by a person in Notion are to be decided about/) as string });
});

it('a kind that is off may be paused without a word', () => {
  expect(standingOf({ ...overview('running'), kinds: [kind({ mode: 'off', paused_at: NOW })] }, NOW).title).toBe('Everything is in step.');
});

it.each([
  [1, '1 second'],
  [99, '99 seconds'],
  [100, '2 minutes'],
  [7_300, '3 hours'],
])('%s s last %s', (seconds, words) => expect(lasting(seconds)).toBe(words));
