import { randomUUID } from 'node:crypto';
import type { CommentObjectResponse } from '@notionhq/client';
import { expect, it } from 'vitest';
import { createConversation } from '../src/comments/conversation.ts';
import { createLimiter } from '../src/limiter.ts';
import type { Sql } from '../src/sql.ts';
import { callsThrough } from '../src/sync-calls.ts';
import { Crashing } from './crashing.ts';
import { standInSync } from './stand-in-sync.ts';
import { newClient, newProject } from './sync-database.ts';

const LAG_S = 10;

it.each(['before', 'after'] as const)('a worker that dies %s the effect of any query or call, and is relieved while lists lag, posts each message as one comment', async (when) => {
  const { database, rest, notion, pageOf, clock, standIn } = await standInSync({ callsPerMinute: 6_000 });
  const project = await newProject(database, await newClient(database), 'Garden');
  const [maya] = await database.query<{ id: string }>(`insert into public.users (email, name, user_type) values ('maya@example.com', 'Maya', 'sage_client') returning id`);
  await rest();
  const page = await pageOf(project);
  const converse = (sql: Sql, client = notion) => {
    const call = callsThrough(createLimiter(database.pool, { perMinute: 6_000, clock }));
    return createConversation({ sql, client, call, clock, messageUrl: (_, id) => `https://ops.example.com/messages#message-${id}` });
  };
  const settle = async () => {
    const waiting = () => database.query(`select from public.message_posts where status <> 'posted'`);
    for (let n = 0; n < 100 && (await waiting()).length > 0; n++) if ((await converse(database.pool).round(1)) === 0) clock.pass(5_000);
    expect(await waiting()).toEqual([]);
  };
  const texts = async () => ((await notion.comments.list({ block_id: page })).results as CommentObjectResponse[]).map(({ rich_text }) => rich_text.at(-1)!.plain_text);
  let deaths = 0;
  const said: string[] = [];
  for (let at = 1; at <= 6; at++) {
    await database.query(`insert into public.messages (id, project_id, author_id, body) values ($1, $2, $3, $4)`, [randomUUID(), project, maya!.id, `Message ${at}`]);
    said.push(`Message ${at}`);
    standIn.faults.add({ kind: 'query_lag', lag: LAG_S }, standIn.clock.now());
    const crashing = new Crashing(at, when);
    await converse(crashing.around(database.pool as Sql), crashing.around(notion)).round(1).catch(() => undefined);
    // why: as `free_sync_leases` does for records, so that nothing but the intent holds the next worker back
    await database.query('update public.message_posts set lease = null, lease_until = null');
    await settle();
    standIn.faults.clear();
    expect(await texts(), `dying at call ${at}`).toEqual(said);
    deaths += Number(crashing.isDead);
  }
  // The claim, the message, the intent, the comment, the acknowledgement.
  expect(deaths).toBe(5);
}, 120_000);
