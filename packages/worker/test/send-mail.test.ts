import { createHash } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createHandlers } from '../src/handlers.ts';
import type { JobPorts, Mailer } from '../src/ports.ts';
import { eventually, queued, runWorker } from './run-worker.ts';

type Sent = Parameters<Mailer['sendMail']>[0];

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.client.query('delete from public.mails'));

/** why: what the mail server takes, and when it refuses, is what these tests decide. */
async function run({ refusals = 0 } = {}) {
  const sent: Sent[] = [];
  let left = refusals;
  const sendMail = async (mail: Sent) => {
    sent.push(mail);
    if (left-- > 0) throw new Error('451 try again later');
  };
  const mail = { mailer: { sendMail }, from: 'SAGE <studio@sage.test>', links: { PORTAL_URL: 'https://portal.test', INTAKE_URL: 'https://start.test', OPS_URL: 'https://ops.test' } };
  const handlers = createHandlers({ mail } as unknown as JobPorts);
  const worker = await runWorker(database.url, handlers['sessions.prune'], { handlers });
  return { sent, logged: worker.logged, done: () => eventually(async () => (await queued(database.client)).length === 0) };
}

const person = async (name = 'Maya') =>
  (await database.client.query<{ id: string }>(`insert into public.users (email, name, user_type) values (gen_random_uuid() || '@example.com', $1, 'sage_client') returning id`, [name])).rows[0]!.id;
const enqueue = (kind: string, key: string, data: object) => database.client.query('select private.enqueue_mail($1, $2, $3, $4)', [kind, key, 'maya@example.com', data]);
const mails = async () => (await database.client.query<{ id: string; message_id: string | null; sent_at: Date | null }>('select * from public.mails')).rows;

const PAID = `
  with lead as (insert into public.leads (email, name, project_address, recommended_tier, approved_tier) values ('maya@example.com', 'Maya <b>', '1 Elm St', 3, 3) returning id),
    due as (insert into public.dues (lead_id, purpose, label, amount_cents) select id, 'deposit', 'Deposit, The Concierge', 149970 from lead returning id)
  insert into public.payments (due_id, amount, tier, status, paid_at) select id, 149970, 3, 'succeeded', '2026-11-23T06:00:00Z' from due returning id`;

it('sends a receipt once, however often it is asked for, in text and safe HTML', async () => {
  const { id } = (await database.client.query<{ id: string }>(PAID)).rows[0]!;
  for (let again = 0; again < 3; again += 1) await enqueue('receipt', `receipt:${id}`, { payment_id: id });
  const { sent, done } = await run();
  await done();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: 'maya@example.com', subject: 'Your receipt: $1,499.70 for Deposit, The Concierge' });
  expect(sent[0]!.text).toContain('Paid: November 22, 2026');
  expect(sent[0]!.html).toContain('Maya &lt;b&gt;');
  expect(await mails()).toMatchObject([{ message_id: sent[0]!.messageId, sent_at: expect.any(Date) as Date }]);
});

it('invites with a token of which only the hash is kept, for 72 hours', async () => {
  const user = await person();
  await enqueue('invitation', `invitation:${user}`, { user_id: user });
  const { sent, done, logged } = await run();
  await done();
  const token = /https:\/\/portal\.test\/invitation\/([\w-]{43})/.exec(sent[0]!.text)![1]!;
  const hash = createHash('sha256').update(token).digest('hex');
  const { rows } = await database.client.query('select extract(epoch from expires_at - created_at)::int as seconds, used_at from public.user_tokens where token_hash = $1 and user_id = $2', [hash, user]);
  expect(rows).toEqual([{ seconds: 72 * 3_600, used_at: null }]);
  expect(JSON.stringify(await mails()) + JSON.stringify(logged)).not.toContain(token);
});

it('invites nobody who has chosen a password meanwhile', async () => {
  const user = await person();
  await enqueue('invitation', `invitation:${user}`, { user_id: user });
  await database.client.query(`update public.users set password_hash = '$argon2id$v=19$x' where id = $1`, [user]);
  const { sent, done } = await run();
  await done();
  expect(sent).toEqual([]);
});

it('tries again with the same Message-ID when the mail server refuses', async () => {
  const user = await person();
  await enqueue('invitation', `invitation:${user}`, { user_id: user });
  const { sent, done } = await run({ refusals: 1 });
  await eventually(() => sent.length > 0);
  await eventually(async () => (await queued(database.client))[0]?.last_error);
  await database.client.query(`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())`);
  await done();
  const id = (await mails()).map((mail) => `<${mail.id}@sage.test>`);
  expect(sent.map(({ messageId }) => messageId)).toEqual([...id, ...id]);
});

it('sends nothing to somebody without an e-mail', async () => {
  await database.client.query(`select private.enqueue_mail('invitation', 'invitation:nobody', null, '{}')`);
  expect(await mails()).toEqual([]);
});
