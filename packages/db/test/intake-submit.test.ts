import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { submission, submit } from './submission.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const leadOf = (submissionId: string) => one(database.client, 'select * from public.leads where submission_id = $1', [submissionId]);
const count = async (sql: string, value: string) => Number((await one<{ count: string }>(database.client, sql, [value])).count);
const leadsOf = (submissionId: string) => count('select count(*) from public.leads where submission_id = $1', submissionId);
const mailsTo = (email: string) => count(`select count(*) from public.mails where kind = 'lead_received' and recipient = $1`, email);

describe('a submission', () => {
  it('becomes a qualified lead of the recommended tier, when nobody has to look at it first', async () => {
    const sent = submission();
    expect(await submit(database.client, sent)).toEqual({ submission_id: sent.submission_id, status: 'qualified', created: true });
    expect(await leadOf(sent.submission_id)).toMatchObject({
      source: 'form', status: 'qualified', recommended_tier: 2, approved_tier: 2, email: sent.email, name: 'Nora Lind', budget_range: '$7,500 to $15,000',
      budget_cents: 1_000_000, timeline: '6 weeks', timeline_weeks: 6, answers: sent.answers, routing_result: sent.routing, rule_version: 1,
      routing_reason: sent.routing.reason, client_id: null,
    });
  });

  it('waits for review without an approved tier, when the rules say so', async () => {
    const sent = submission({}, { tier: 3, needsReview: true });
    expect((await submit(database.client, sent)).status).toBe('needs_review');
    expect(await leadOf(sent.submission_id)).toMatchObject({ status: 'needs_review', recommended_tier: 3, approved_tier: null });
  });

  it('leaves audit, outbox and mail with the request that caused them', async () => {
    const sent = submission();
    await submit(database.client, sent);
    const { id } = await leadOf(sent.submission_id);
    const audit = await database.client.query('select action, actor_kind, request_id, ip_address from public.audit_log where resource_id = $1 order by seq', [id]);
    const who = { actor_kind: 'intake', request_id: 'req-intake', ip_address: '203.0.113.9' };
    expect(audit.rows).toEqual([{ action: 'create', ...who }, { action: 'transition', ...who }]);
    expect(await count('select count(*) from public.sync_changes where record_id = $1', id)).toBeGreaterThan(0);
    const mail = await one(database.client, 'select id, kind, data, request_id from public.mails where recipient = $1', [sent.email]);
    expect(mail).toMatchObject({ kind: 'lead_received', data: { submission_id: sent.submission_id }, request_id: 'req-intake' });
    expect(await count('select count(*) from graphile_worker.jobs where key = $1', `mail:${mail.id}`)).toBe(1);
  });

  it('leaves nothing of itself when a part of it is refused', async () => {
    const sent = submission({ email: 'not an address' });
    expect((await refusal(submit(database.client, sent)))?.code).toBe('23514');
    expect([await leadsOf(sent.submission_id), await mailsTo(sent.email)]).toEqual([0, 0]);
  });
});

describe('the same submission again', () => {
  it('is the same lead, with what was sent first', async () => {
    const sent = submission();
    await submit(database.client, sent);
    expect(await submit(database.client, { ...sent, name: 'Somebody Else' })).toMatchObject({ status: 'qualified', created: false });
    expect(await leadOf(sent.submission_id)).toMatchObject({ name: 'Nora Lind' });
    expect(await mailsTo(sent.email)).toBe(1);
  });

  it('is one lead and one mail when twenty come at once', async () => {
    const sent = submission();
    const clients = Array.from({ length: 20 }, () => new pg.Client(database.url));
    await Promise.all(clients.map((client) => client.connect()));
    const answers = await Promise.all(clients.map((client) => submit(client, sent)));
    await Promise.all(clients.map((client) => client.end()));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['qualified']));
    expect([await leadsOf(sent.submission_id), await mailsTo(sent.email)]).toEqual([1, 1]);
    expect(await count(`select taken as count from public.limits where kind = 'intake_submit' and key = private.digest($1)`, sent.network)).toBe(1);
  });
});

describe('a network that sends too much', () => {
  it('is told to wait, loses no lead that it was promised, and does not hold back another', async () => {
    const network = 'the same';
    const spent = submission({ network });
    await submit(database.client, spent);
    await database.client.query(`update public.limits set taken = 60 where kind = 'intake_submit' and key = private.digest($1)`, [network]);
    const refused = submission({ network });
    expect((await refusal(submit(database.client, refused)))?.code).toBe('PT429');
    expect([await leadsOf(refused.submission_id), await mailsTo(refused.email)]).toEqual([0, 0]);
    expect((await submit(database.client, spent)).created).toBe(false);
    expect((await submit(database.client, submission())).created).toBe(true);
  });

  it('may go on when the hour is over', async () => {
    const network = 'later';
    await submit(database.client, submission({ network }));
    await database.client.query(`update public.limits set taken = 60, ends_at = now() where key = private.digest($1)`, [network]);
    expect((await submit(database.client, submission({ network }))).created).toBe(true);
  });
});

it('the mail repeats nothing that was typed, and is not sent about a closed lead', async () => {
  const sent = submission({ name: 'Buy now at spam.example', project_address: 'spam.example' });
  await submit(database.client, sent);
  const facts = async () => (await one<{ facts: object | null }>(database.client, `select private.mail_lead_received(data) as facts from public.mails where recipient = $1 and kind = 'lead_received'`, [sent.email])).facts;
  expect(await facts()).toMatchObject({ submission_id: sent.submission_id, tier: 'The Builder', status: 'qualified', payable: { purpose: 'full' } });
  expect(JSON.stringify(await facts())).not.toContain('spam');
  await acting(database.client, { kind: 'team', reason: 'This is an advertisement' }, () => database.client.query(`update public.leads set status = 'closed' where submission_id = $1`, [sent.submission_id]), { keep: true });
  expect(await facts()).toBeNull();
});

it('an inbox gets ten of these mails a day, and no lead is lost over it', async () => {
  const email = 'busy@example.com';
  for (let i = 0; i < 11; i += 1) expect((await submit(database.client, submission({ email }))).created).toBe(true);
  expect(await mailsTo(email)).toBe(10);
});
