import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { openStudio, withNotion, type Studio } from '../studio.ts';

withNotion();

/** Forged ones never get this far: `receive-notion-event.db.test.ts` and `notion-webhook.test.ts` show the 401. */
const TOKEN = 'secret_of_the_subscription';
let studio: Studio;
let project: string;
let page: string;
beforeEach(async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  page = await studio.pageOf(project);
  await studio.query('select public.keep_notion_token($1)', [TOKEN]);
  // What was there from the start has been seen.
  await studio.sync.poll();
  await studio.rest();
  studio.calls();
});

const event = (id = randomUUID(), minutesAgo = 0) => ({
  id, type: 'page.properties_updated', entity_type: 'page', entity_id: page, page_id: page, attempt: 1, authors: ['a person'], names: [page],
  occurred_at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
});
const receive = async (sent: object) => (await studio.query<{ outcome: string }>('select public.receive_notion_event($1, $2) as outcome', [sent, TOKEN]))[0]!.outcome;
const drift = (name: string) => studio.edit(project, { Tier: { select: { name } } });
const kept = async () => (await studio.conflicts()).map((conflict) => (conflict as unknown as { notion: { select: { name: string } } }).notion.select.name);

it('doubled: stored once, and all events of a page are one pull', async () => {
  await drift('Tier 1');
  const one = event();
  expect([await receive(one), await receive(one), await receive(event()), await receive(event())]).toEqual(['stored', 'duplicate', 'stored', 'stored']);
  studio.calls();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve', 'pages.update']);
  expect(await studio.query('select from public.sync_events')).toHaveLength(3);
});

it('reordered: what is read is the latest state, whatever came last', async () => {
  await drift('Tier 1');
  await drift('Tier 8');
  await receive(event(randomUUID(), 0));
  await receive(event(randomUUID(), 5));
  await studio.rest();
  expect(await kept()).toEqual(['Tier 8']);
});

it('while the page is being read: it is read once more, so that nothing is missed', async () => {
  await receive(event());
  const [claimed] = await studio.query<{ claim: { lease: string; version: string } }>(`select claim from private.claim_sync_pulls('other', 1, '90 seconds', $1) claim`, [new Date(studio.now())]);
  await receive(event());
  await studio.query(`select private.settle_sync_pull('page', $1, $2, $3, '{"is_due": false}', $4)`, [page, claimed!.claim.lease, claimed!.claim.version, new Date(studio.now())]);
  expect(await studio.query('select lease from public.sync_pulls')).toEqual([{ lease: null }]);
});

it('lost: a poll repairs it within five minutes, at one call for each two-way database', async () => {
  studio.pass(60_000);
  await drift('Tier 1');
  const lostAt = studio.now();
  studio.calls();
  let polls = 0;
  while ((await kept()).length === 0 && studio.now() - lostAt < 600_000) {
    polls += await studio.sync.poll();
    await studio.rest();
    studio.pass(5_000);
  }
  expect(studio.now() - lostAt).toBeLessThan(300_000);
  expect(studio.calls().filter((call) => call === 'dataSources.query')).toHaveLength(polls);
  expect(await studio.shown(project)).toMatchObject({ Tier: 'Tier 2' });
});

it('a worker whose lease is over settles nothing', async () => {
  await receive(event());
  const [late] = await studio.query<{ claim: { lease: string; version: string } }>(`select claim from private.claim_sync_pulls('late', 1, '90 seconds', $1) claim`, [new Date(studio.now())]);
  studio.pass(91_000);
  await studio.rest();
  const before = await studio.state(project);
  const [settled] = await studio.query<{ done: boolean }>(`select private.settle_sync_pull('page', $1, $2, $3, '{"is_due": true}') as done`, [page, late!.claim.lease, late!.claim.version]);
  expect(settled).toEqual({ done: false });
  expect(await studio.state(project)).toEqual(before);
});

it.each([
  ['database.deleted', 'a person', true],
  ['data_source.schema_updated', 'a person', true],
  ['database.undeleted', 'ours', false],
  ['data_source.content_updated', 'a person', false],
])('of a database itself, %s by %s: it is looked at again at once, %s', async (type, author, isLookedAt) => {
  const [ours] = await studio.query<{ id: string }>('select bot_id as id from public.sync_webhook');
  const [source] = await studio.query<{ id: string }>(`select data_source_id as id from public.sync_kinds where kind = 'project'`);
  await receive(event());
  await studio.sync.check();
  await receive({ ...event(), type, entity_type: 'data_source', entity_id: source!.id, page_id: null, names: [source!.id], authors: [author === 'ours' ? ours!.id : author] });
  expect(await studio.sync.check()).toBe(isLookedAt);
});
