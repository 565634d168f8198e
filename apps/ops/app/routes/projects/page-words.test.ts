import { expect, it } from 'vitest';
import type { SyncFacts } from '../sync/facts.ts';
import { noPageWords, pageWords, postWords } from './page-words.ts';

const NOW = '2026-01-05T12:00:00Z';
const THEN = '2026-01-05T10:00:00Z';
const page = { page_id: 'p', synced_at: THEN, status: 'synced' as const, error: null, waiting_since: null, in_trash: false, is_left_alone: false, is_off: false };
const waits = { status: 'pending' as const, waiting_since: '2026-01-05T11:58:00Z' };
const facts: SyncFacts = {
  limiter: { state: 'running', since: null, until: null, reason: null, stopped_by: null },
  standing: [], waiting: 0, oldest_at: null, drain_seconds: 0, retrying: 0, set_aside: 0, to_decide: 0, is_rebuild_cut_off: false,
};
const when = (state: NonNullable<SyncFacts['limiter']>['state']): Partial<SyncFacts> => ({ limiter: { ...facts.limiter!, state } });
const standing = (kind: string, more = {}): Partial<SyncFacts> => ({ standing: [{ kind, reason: 'We tidy up.', by: 'Ada', is_held: false, lacks_database: false, waiting: 0, ...more }] });

it.each<[string, Partial<Parameters<typeof pageWords>[0]>, Partial<SyncFacts>, string, boolean]>([
  ['in step', {}, {}, '', false],
  ['in step, while another kind is paused', {}, standing('deliverable'), '', false],
  ['never in step', { synced_at: null }, {}, 'not in step yet', false],
  ['on its way', waits, {}, 'a change has waited for 2 minutes', false],
  ['tried again', { ...waits, status: 'retrying', error: 'Notion answered 409.' }, {}, 'a change has waited for 2 minutes: it is tried again after: Notion answered 409', false],
  ['waiting under a stop', waits, when('stopped'), 'a change has waited for 2 minutes: the sync is stopped', true],
  ['nothing waiting under a stop', {}, when('stopped'), 'the sync is stopped', true],
  ['Notion is away', waits, when('away'), 'a change has waited for 2 minutes: Notion does not answer', false],
  ['Notion refuses', {}, when('blocked'), 'Notion refuses the connection', true],
  ['Notion asked for a pause', {}, when('paused'), 'Notion asked for a pause', false],
  ['its kind is paused', {}, standing('project'), 'Projects are paused', true],
  ['a rebuild holds its kind', waits, standing('project', { is_held: true }), 'a change has waited for 2 minutes: Notion is being rebuilt', false],
  ['its database is gone', {}, standing('project', { lacks_database: true }), 'its database is not set up in Notion', false],
  ['unshared', { status: 'unreachable', error: 'The page is gone, or no longer shared.' }, {}, 'SAGE does not reach it: The page is gone, or no longer shared', true],
  ['refused by Notion', { status: 'quarantined', error: 'Too long.' }, when('away'), 'set aside: Too long', true],
  ['edited there', { status: 'conflict' }, {}, 'changed in Notion by somebody: see Conflicts', true],
  ['thrown away, and left there', { in_trash: true, is_left_alone: true }, {}, 'somebody threw it away in Notion, and it is left there', false],
  ['thrown away, before it is brought back', { ...waits, in_trash: true }, {}, 'in Notion’s trash', false],
  ['switched off', { is_off: true }, {}, 'no longer shown there: the page stays as it was', false],
])('%s', (_, of, truth, says, needsSomeone) => {
  expect(pageWords({ ...page, ...of }, 'project', { ...facts, ...truth }, NOW)).toEqual({ says, needsSomeone, at: of.synced_at === null ? null : THEN });
});

it.each<[string, 'off' | 'push', Partial<SyncFacts>, string]>([
  ['not made yet', 'push', {}, 'The project has no page in Notion yet.'],
  ['under a stop', 'push', when('stopped'), 'The project has no page in Notion yet: the sync is stopped.'],
  ['switched off', 'off', {}, 'Notion does not show projects: an admin can turn it on under Notion sync, Settings.'],
])('no page: %s', (_, mode, truth, words) => expect(noPageWords({ content_mode: mode, sync: { ...facts, ...truth } })).toBe(words));

it.each<[number, Partial<SyncFacts>, string]>([
  [1, {}, '1 message waits for Notion.'],
  [2, when('away'), '2 messages wait for Notion: Notion does not answer.'],
  [2, standing('project'), '2 messages wait for Notion: Projects are paused.'],
])('%s messages', (waiting, truth, words) => expect(postWords(waiting, { ...facts, ...truth })).toBe(words));
