import { randomUUID } from 'node:crypto';
import { Client } from '@notionhq/client';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { createNotionStandIn, notionHandlers } from '@sage/local-services/testing';
import { createSync, type Clock, type Conversation } from '@sage/notion-sync';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncRegistry } from '../sync/registry.ts';

const token = 'ntn_the_only_one';
// why: Notion is not reachable offline; the official SDK speaks to the stand-in as it would to Notion.
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

let database: FreshDatabase;
let standIn: ReturnType<typeof createNotionStandIn>;
let clock: Clock & { at: number };
let conversation: Conversation;
let project: string;
let pageId: string;
let maya: string;
beforeEach(async () => {
  database = await freshDatabase();
  await database.client.query('delete from public.sync_changes');
  standIn = createNotionStandIn({ token });
  server.use(...notionHandlers(standIn));
  clock = { at: Date.now() + 60_000, now: () => new Date(clock.at), sleep: async (ms) => pass(ms) };
  conversation = converse();
  await openProject();
});
afterEach(() => database.drop());

/** Both clocks: ours and the stand-in's. */
function pass(ms: number): void {
  clock.at += ms;
  standIn.clock.advance(ms);
}

const sync = () =>
  createSync({
    sql: database.client,
    notion: { NOTION_TOKEN: token, NOTION_API_URL: undefined },
    callsPerMinute: 180,
    parentPageId: standIn.parentPageId,
    registry: syncRegistry({ portalUrl: 'https://portal.example' }),
    worker: 'one',
    clock,
  });
const converse = () => sync().converse({ messageUrl: (projectId, messageId) => `https://ops.example/projects/${projectId}#message-${messageId}` });

const query = async <Row extends object>(sql: string, values: unknown[] = []) => (await database.client.query<Row>(sql, values)).rows;
const newId = async (sql: string, values: unknown[]) => (await query<{ id: string }>(`${sql} returning id`, values))[0]!.id;

async function openProject() {
  maya = await newId(`insert into public.users (email, name, user_type) values ('maya@example.com', 'Maya Okafor', 'sage_client')`, []);
  const client = await newId(`insert into public.clients (name, tier, user_id) values ('Okafor', 2, $1)`, [maya]);
  project = await newId(`insert into public.projects (client_id, tier, name) values ($1, 2, 'Okafor Garden')`, [client]);
  const engine = sync();
  await engine.setUp();
  const page = async () => (await query<{ page_id: string | null }>(`select page_id from public.sync_state where kind = 'project'`))[0]?.page_id;
  do {
    await engine.round(4);
    pass(1_000);
  } while (!(await page()));
  pageId = (await page())!;
  standIn.calls.clear();
}

const write = (body: string, id: string = randomUUID()) =>
  query(`insert into public.messages (id, project_id, author_id, source, body) values ($1, $2, $3, 'portal', $4)`, [id, project, maya, body]);

/** Rounds, with time passing between them, until every message is a comment. */
async function rest(): Promise<void> {
  for (let n = 0; n < 100; n++) {
    if ((await conversation.round(4)) > 0) continue;
    if ((await query(`select from public.message_posts where status in ('pending', 'retrying')`)).length === 0) return;
    pass(5_000);
  }
  throw new Error('It does not come to rest.');
}

const person = () => new Client({ auth: token, notionVersion: '2026-03-11', retry: false, logger: () => undefined });
const comments = async () =>
  (await person().comments.list({ block_id: pageId })).results.map(({ rich_text }) => rich_text.map(({ plain_text }) => plain_text).join(''));
const comment = async (content: string) => (await person().comments.create({ parent: { page_id: pageId }, rich_text: [{ text: { content } }] })).id;
const heard = async () => query<{ body: string; source: string; author_id: string | null }>(`select body, source, author_id from public.messages where source = 'notion' order by created_at`);
/** The lines of the activity about messages. */
const told = () => query<{ direction: string }>(`select direction, kind, record_id, result, note from public.sync_activity where note ~ 'message' order by seq`);
const posted = () => standIn.calls.list().filter(({ operation }) => operation === 'comments.create');

describe('a message', () => {
  it('is a comment on the project\'s page, in order and by one call each', async () => {
    await write('Is the oak safe?');
    await write('And the wall?');
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?', 'Maya Okafor (client): And the wall?']);
    await rest();
    expect(posted()).toHaveLength(2);
  });

  it('is told of in the activity when it is a comment, and when it cannot be one, without its words', async () => {
    await write('Is the oak safe?');
    await rest();
    await person().pages.update({ page_id: pageId, in_trash: true });
    await write('And the wall?');
    await rest();
    const line = { direction: 'push', kind: 'project', record_id: project };
    expect(await told()).toEqual([
      { ...line, result: 'synced', note: 'A message became a comment' },
      { ...line, result: expect.stringMatching(/quarantined|unreachable/), note: 'A message could not become a comment' },
    ]);
  });

  it.each([
    ['answers 503 and says what it saved', { kind: 'unavailable_after_commit', ids: true } as const],
    ['answers 503 and does not say', { kind: 'unavailable_after_commit', ids: false } as const],
    ['drops the answer', { kind: 'unreachable', after: true } as const],
  ])('is one comment when Notion %s', async (_, fault) => {
    standIn.faults.add({ ...fault, operation: 'comments.create', times: 1 }, standIn.clock.now());
    await write('Is the oak safe?');
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?']);
    expect(posted()).toHaveLength(1);
  });

  it.each([
    ['refuses with 503', { kind: 'refused', status: 503 } as const],
    ['is not there', { kind: 'unreachable' } as const],
    ['asks for silence', { kind: 'rate_limited' } as const],
  ])('waits and is there in the end when Notion %s', async (_, fault) => {
    standIn.faults.add({ ...fault, operation: 'comments.create', times: 2 }, standIn.clock.now());
    await write('Is the oak safe?');
    await write('And the wall?');
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?', 'Maya Okafor (client): And the wall?']);
  });

  it('is one comment when the worker dies after Notion has answered', async () => {
    await write('Is the oak safe?');
    // why: the death is between the answer and writing it down
    const dying = { query: (sql: string, values?: unknown[]) => (/acknowledge|fail_message_post/.test(sql) ? new Promise(() => {}) : database.client.query(sql, values)) };
    const dead = createSync({ sql: dying as never, notion: { NOTION_TOKEN: token, NOTION_API_URL: undefined }, callsPerMinute: 180, parentPageId: standIn.parentPageId, registry: syncRegistry({ portalUrl: 'https://portal.example' }), worker: 'dead', clock });
    void dead.converse({ messageUrl: (projectId, messageId) => `https://ops.example/projects/${projectId}#message-${messageId}` }).round(1);
    await expect.poll(() => posted().length).toBe(1);
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?']);
  });

  it('is set aside with the reason when the page is gone, and holds up no other project', async () => {
    await person().pages.update({ page_id: pageId, in_trash: true });
    await write('Is the oak safe?');
    await rest();
    expect(await query('select status, comment_id from public.message_posts')).toEqual([{ status: expect.stringMatching(/quarantined|unreachable/), comment_id: null }]);
  });

  it('has the record told that its page is no longer shared, and is posted when it is found in reach again', async () => {
    standIn.person.share(pageId, false);
    await write('Is the oak safe?');
    await rest();
    const state = async () => (await query<{ status: string }>(`select status from public.sync_state where kind = 'project'`))[0]!.status;
    await sync().pulls.round(1);
    expect(await state()).toBe('unreachable');
    standIn.person.share(pageId, true);
    await query(`select private.ask_sync_pull('page', $1, $1, 2, $2)`, [pageId, clock.now()]);
    await sync().pulls.round(1);
    expect(await state()).toBe('synced');
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?']);
  });

  it('that was refused while the whole database was in the trash is posted when that is back', async () => {
    const [{ id } = { id: '' }] = await query<{ id: string }>(`select database_id as id from public.sync_kinds where kind = 'project'`);
    const move = (in_trash: boolean) => person().databases.update({ database_id: id, in_trash });
    await move(true);
    await write('Is the oak safe?');
    await rest();
    const all = sync();
    await all.pulls.round(4);
    expect(await query(`select status from public.message_posts union all select paused_reason from public.sync_kinds where kind = 'project'`)).toMatchObject([{ status: 'quarantined' }, { status: expect.stringContaining('trash') }]);
    await move(false);
    await all.setUp();
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?']);
  });

  it('counts among what is on its way, until it is there', async () => {
    const waiting = async () => (await query<{ q: { waiting: number } }>('select private.sync_queue_overview() as q'))[0]!.q.waiting;
    const before = await waiting();
    await write('Is the oak safe?');
    expect(await waiting()).toBe(before + 1);
    await query(`update public.sync_kinds set paused_at = now(), paused_reason = 'Stopped.' where kind = 'project'`);
    expect(await waiting()).toBe(before);
    await query(`update public.sync_kinds set paused_at = null, paused_reason = null`);
    await rest();
    expect(await waiting()).toBe(before);
  });

  it('is posted after all when the page is there again and the project is sent once more', async () => {
    await person().pages.update({ page_id: pageId, in_trash: true });
    await write('Is the oak safe?');
    await rest();
    await person().pages.update({ page_id: pageId, in_trash: false });
    await query(`select private.want_sync('project', array_agg(record_id), 0) from public.sync_state where kind = 'project'`);
    await rest();
    expect(await comments()).toEqual(['Maya Okafor (client): Is the oak safe?']);
  });

  it('stays in Postgres while projects are display only', async () => {
    await query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
    await write('Is the oak safe?');
    expect(await conversation.round(4)).toBe(0);
    expect(await query('select status from public.message_posts')).toEqual([{ status: 'pending' }]);
  });

  it('never comes back, whatever its author is called', async () => {
    await query(`update public.users set name = '@client' where id = $1`, [maya]);
    await write('@client hello');
    await rest();
    expect(await comments()).toEqual(['@client (client): @client hello']);
    expect(await conversation.hearPage(pageId)).toBe(0);
    expect(await heard()).toEqual([]);
  });
});

describe('a comment of the team', () => {
  it('that begins with the mark is a message, once, however it is heard', async () => {
    const commentId = await comment('@client The plan is ready.\nHave a look.');
    expect(await conversation.hearComment({ pageId, commentId })).toBe(true);
    expect(await conversation.hearComment({ pageId, commentId })).toBe(false);
    expect(await conversation.hearPage(pageId)).toBe(0);
    expect(await heard()).toEqual([{ body: 'The plan is ready.\nHave a look.', source: 'notion', author_id: null }]);
    expect(await told()).toEqual([{ direction: 'pull', kind: 'project', record_id: project, result: 'synced', note: 'A comment became a message to the client' }]);
    await rest();
    expect(posted()).toHaveLength(1);
  });

  it('without the mark never reaches Postgres', async () => {
    const secret = 'Their budget is bigger than they say.';
    const commentId = await comment(`${secret} @client`);
    await comment('@clients like these');
    expect([await conversation.hearPage(pageId), await conversation.hearComment({ pageId, commentId })]).toEqual([0, false]);
    const tables = await query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private', 'graphile_worker')`);
    const found: string[] = [];
    for (const { name } of tables) if ((await query(`select from ${name} t where t::text like '%bigger than they%'`)).length > 0) found.push(name);
    expect(tables.length).toBeGreaterThan(40);
    expect(found).toEqual([]);
  });

  it('is heard among hundreds, by its page', async () => {
    for (let n = 0; n < 120; n++) await comment(`Note ${n}`);
    await comment('@client Among many.');
    pass(60_000);
    expect(await conversation.hearPage(pageId)).toBe(1);
    expect(await heard()).toMatchObject([{ body: 'Among many.' }]);
  });

  it('has the mark that the studio chose', async () => {
    await query(`update public.studio_settings set client_comment_mark = '#kunde'`);
    await comment('@client no');
    await comment('#Kunde yes');
    await conversation.hearPage(pageId);
    expect((await heard()).map(({ body }) => body)).toEqual(['yes']);
  });

  it('is not even listed while projects are display only, or on a page that is no project\'s', async () => {
    const commentId = await comment('@client hello');
    standIn.calls.clear();
    expect(await conversation.hearPage(standIn.parentPageId)).toBe(0);
    await query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
    expect([await conversation.hearPage(pageId), await conversation.hearComment({ pageId, commentId })]).toEqual([0, false]);
    expect(standIn.calls.list()).toEqual([]);
  });
});
