import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pruneSessions } from '../src/jobs/prune-sessions.ts';
import { enqueue, eventually, queued, runWorker } from './run-worker.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const SESSIONS = `
  with person as (insert into public.users (email, user_type, name) values ('ada@example.com', 'admin', 'Ada') returning id)
  insert into public.sessions (user_id, audience, token_hash, network, user_agent, created_at, idle_expires_at, expires_at, ended_at, end_reason)
  select person.id, 'ops', lpad(to_hex(row_number() over ()), 64, '0'), '127.0.0.0/24', given.name, now() - interval '1 year',
    now() + given.idle, now() + given.expires, now() + given.ended, case when given.ended is not null then 'signed_out' end
  from person, (values
    ('open', interval '1 hour', interval '1 day', null::interval),
    ('signed out yesterday', interval '1 hour', interval '1 day', interval '-1 day'),
    ('signed out long ago', interval '1 hour', interval '1 day', interval '-91 days'),
    ('ran out yesterday', interval '-1 day', interval '1 day', null),
    ('idle long ago', interval '-91 days', interval '1 day', null),
    ('expired long ago', interval '1 hour', interval '-91 days', null)
  ) as given (name, idle, expires, ended)`;

it('removes sessions that ended more than the given days ago, and no other', async () => {
  await database.client.query(SESSIONS);
  await runWorker(database.url, pruneSessions);
  await enqueue(database.client, 90);
  await eventually(async () => (await queued(database.client)).length === 0);
  const { rows } = await database.client.query<{ user_agent: string }>('select user_agent from public.sessions order by user_agent');
  expect(rows.map((row) => row.user_agent)).toEqual(['open', 'ran out yesterday', 'signed out yesterday']);
});
