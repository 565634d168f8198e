import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acting, one, refusal, type ActorKind } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

interface Line {
  id: string;
  body: string;
  name: string | null;
  side: string;
  is_mine: boolean;
  is_new: boolean;
}
interface Talk {
  messages: Line[];
  earlier: { created_at: string; id: string } | null;
}

let maya: string;
let tom: string;
let project: string;
beforeEach(async () => {
  maya = await newUser(database.client, { name: 'Maya Okafor', email: `maya-${randomUUID()}@example.com` });
  tom = await newUser(database.client, { name: 'Tom', user_type: 'team', email: `tom-${randomUUID()}@example.com` });
  const client = await newClient(database.client, { user_id: maya, name: 'Okafor' });
  project = await newProject(database.client, { client_id: client, name: 'Okafor garden' });
  // Who was in line from the test before is nobody's concern here.
  await database.client.query('delete from public.message_mails');
});

const as = <T>(kind: ActorKind, userId: string, work: () => Promise<T>) => acting(database.client, { kind, userId, asRole: true }, work, { keep: true });
const write = (kind: 'client' | 'team', userId: string, body = 'Is the oak safe?', id: string = randomUUID(), at = project) =>
  as(kind, userId, () => one<{ written: { id: string; created_at: string } }>(database.client, 'select public.write_message($1, $2, $3) as written', [id, at, body])).then(({ written }) => written);
const read = (kind: 'client' | 'team', userId: string, before: unknown = null, limit = 30) =>
  as(kind, userId, () => one<{ talk: Talk | null }>(database.client, 'select public.project_messages($1, $2, $3) as talk', [project, before, limit])).then(({ talk }) => talk);
const count = async (sql: string, values: unknown[] = []) => (await one<{ n: number }>(database.client, `select count(*)::int as n from ${sql}`, values)).n;

describe('writing', () => {
  it('is in the writer\'s own name, and the same id again is the same message', async () => {
    const id = randomUUID();
    const first = await write('client', maya, 'Hello', id);
    expect(await write('client', maya, 'Hello', id)).toEqual(first);
    await write('team', tom, 'Good morning');
    const rows = (await database.client.query('select source, author_id, body from public.messages where project_id = $1 order by created_at', [project])).rows;
    expect(rows).toEqual([
      { source: 'portal', author_id: maya, body: 'Hello' },
      { source: 'ops', author_id: tom, body: 'Good morning' },
    ]);
    expect(await count(`public.audit_log where resource_id = $1 and action = 'message' and user_id = $2`, [id, maya])).toBe(1);
  });

  it('does not take an id that another has used, nor another client\'s project', async () => {
    const id = randomUUID();
    await write('client', maya, 'Hello', id);
    expect((await refusal(write('team', tom, 'Hello', id)))?.code).toBe('PT409');
    const stranger = await newUser(database.client);
    expect((await refusal(write('client', stranger, 'Let me in')))?.code).toBe('PT404');
    expect((await refusal(write('client', stranger, 'Let me in', id, project)))?.code).toBe('PT404');
    expect(await count('public.messages where project_id = $1', [project])).toBe(1);
  });

  it('ends at 60 in an hour', async () => {
    for (let n = 0; n < 60; n++) await write('client', maya, `Message ${n}`);
    expect((await refusal(write('client', maya, 'One more')))?.code).toBe('PT429');
    await write('team', tom, 'We are here.');
  });

  it.each(['', '   ', 'x'.repeat(10_001)])('refuses %j', async (body) => {
    expect((await refusal(write('client', maya, body)))?.code).toBe('23514');
  });
});

describe('reading', () => {
  it('goes from page to page, each message once, oldest first within each', async () => {
    for (let n = 1; n <= 7; n++) await write('client', maya, `Message ${n}`);
    const seen: string[][] = [];
    let before: unknown = null;
    do {
      const talk: Talk | null = await read('team', tom, before, 3);
      seen.push(talk!.messages.map(({ body }) => body.slice(8)));
      before = talk!.earlier;
    } while (before);
    expect(seen).toEqual([['5', '6', '7'], ['2', '3', '4'], ['1']]);
  });

  it('tells a client who wrote, and what is new to them', async () => {
    await write('client', maya, 'Hello');
    await write('team', tom, 'Good morning');
    await database.client.query(`insert into public.messages (project_id, source, body, notion_comment_id) values ($1, 'notion', 'The plan is ready.', $2)`, [project, randomUUID()]);
    const lines = async () => (await read('client', maya))!.messages.map(({ name, side, is_mine, is_new }) => [name, side, is_mine, is_new]);
    expect(await lines()).toEqual([['Maya Okafor', 'client', true, false], ['Tom', 'studio', false, true], [null, 'studio', false, true]]);
    expect((await lines()).map(([, , , isNew]) => isNew)).toEqual([false, false, false]);
  });

  it('shows a stranger nothing', async () => {
    await write('client', maya);
    expect(await read('client', await newUser(database.client))).toBeNull();
  });

  it('is news on the client\'s home until it is read', async () => {
    const news = async () => {
      const { home } = await as('client', maya, () => one<{ home: { projects: { news: { kind: string; name: string }[] }[] } }>(database.client, 'select public.portal_home() as home'));
      return home.projects.flatMap((each) => each.news.map(({ kind, name }) => `${kind} ${name}`));
    };
    await write('client', maya);
    expect(await news()).toEqual([]);
    await write('team', tom);
    expect(await news()).toEqual(['message Tom']);
    expect(await news()).toEqual(['message Tom']);
    await read('client', maya);
    expect(await news()).toEqual([]);
  });
});

describe('mail to the other side', () => {
  const jobs = async () =>
    (await database.client.query<{ run_at: Date; payload: object }>(`select run_at, key from graphile_worker.jobs where key = 'messages.tell:' || $1`, [project])).rows;
  const tell = () => database.client.query('select private.tell_messages($1)', [project]);
  const mails = async () =>
    (await database.client.query<{ recipient: string; said: string[] | null }>(
      `select recipient, (select array_agg(m ->> 'body') from jsonb_array_elements(private.mail_messages(data) -> 'messages') m) as said
       from public.mails where kind = 'messages' and data ->> 'project_id' = $1 order by recipient`, [project])).rows;
  const emailOf = async (id: string) => (await one<{ email: string }>(database.client, 'select email from public.users where id = $1', [id])).email;

  it('is one job five minutes after the first message, which later ones join without putting it off', async () => {
    const { created_at } = await write('client', maya, 'One');
    await write('client', maya, 'Two');
    const waiting = await jobs();
    expect(waiting).toHaveLength(1);
    expect(Math.round((waiting[0]!.run_at.getTime() - Date.parse(created_at)) / 1_000)).toBe(300);
  });

  it('is one for each reader, with all that was written', async () => {
    await write('team', tom, 'The plan is ready.');
    await write('team', tom, 'Have a look.');
    await tell();
    expect(await mails()).toEqual([{ recipient: await emailOf(maya), said: ['The plan is ready.', 'Have a look.'] }]);
    await tell();
    expect(await mails()).toHaveLength(1);
  });

  it('says nothing any more to who has read it meanwhile', async () => {
    await write('team', tom);
    await tell();
    await read('client', maya);
    expect(await mails()).toEqual([{ recipient: await emailOf(maya), said: null }]);
    expect((await one<{ facts: null }>(database.client, `select private.mail_messages(data) as facts from public.mails where data ->> 'project_id' = $1`, [project])).facts).toBeNull();
  });

  it('goes to the whole team while nobody of it has answered, then to who has', async () => {
    const ada = await newUser(database.client, { name: 'Ada', user_type: 'admin', email: `ada-${randomUUID()}@example.com` });
    await write('client', maya, 'Is anyone there?');
    await tell();
    const first = (await mails()).map(({ recipient }) => recipient);
    expect(first).toEqual(expect.arrayContaining([await emailOf(tom), await emailOf(ada)]));
    expect(first).not.toContain(await emailOf(maya));
    await write('team', tom, 'I am.');
    await tell();
    await write('client', maya, 'Good.');
    await tell();
    const said = (await mails()).filter(({ said: texts }) => texts?.includes('Good.')).map(({ recipient }) => recipient);
    expect(said).toEqual([await emailOf(tom)]);
  });
});
