import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newLead, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let reviewer: string;
const QUESTION = 'Is the slope above ten percent?';
beforeAll(async () => {
  database = await freshDatabase();
  reviewer = await newUser(database.client, { user_type: 'team', name: 'Tom' });
});
afterAll(() => database?.drop());

const decide = (id: string, decision: string, reason: string | null, version = 1) =>
  acting(database.client, { kind: 'team', userId: reviewer, asRole: true }, () => database.client.query('select public.review_lead($1, $2, null, $3, $4)', [id, decision, reason, version]), { keep: true });
const mailsOf = async (id: string) =>
  (await database.client.query<{ kind: string; facts: Record<string, unknown> | null }>(
    `select m.kind, private.mail_to_send(m.id) -> 'facts' as facts from public.mails m
     left join public.lead_questions q on q.id::text = m.data ->> 'question_id'
     join public.leads l on l.id = q.lead_id or l.submission_id::text = m.data ->> 'submission_id' where l.id = $1 order by m.created_at, m.id`,
    [id],
  )).rows;

describe('the prospect hears', () => {
  it('what the team asks, as long as nothing is decided', async () => {
    const id = await newLead(database.client, { status: 'new', source: 'form' });
    await decide(id, 'ask', QUESTION);
    expect(await mailsOf(id)).toMatchObject([{ kind: 'lead_question', facts: { question: QUESTION } }]);
    expect(await one(database.client, 'select status::text from public.leads where id = $1', [id])).toEqual({ status: 'needs_review' });
    await decide(id, 'close', 'It is a roof, not a garden.', 2);
    expect((await mailsOf(id)).find(({ kind }) => kind === 'lead_question')?.facts).toBeNull();
  });

  it.each([
    ['approve', null, { status: 'qualified', is_changed: false }],
    ['close', 'It is a roof, not a garden.', { status: 'closed' }],
  ])('that a person decided: %s, and never why', async (decision, reason, facts) => {
    const id = await newLead(database.client, { status: 'needs_review', source: 'form' });
    await decide(id, decision, reason);
    const mails = await mailsOf(id);
    expect(mails).toMatchObject([{ kind: 'lead_decided', facts }]);
    expect(JSON.stringify(mails)).not.toContain('roof');
  });

  it('nothing when the team typed the lead in itself', async () => {
    const id = await newLead(database.client, { status: 'needs_review', source: 'hand' });
    await decide(id, 'approve', null);
    expect(await mailsOf(id)).toEqual([]);
  });
});

it('a question needs words, and a lead that still waits', async () => {
  const waiting = await newLead(database.client, { status: 'needs_review', source: 'form' });
  expect((await refusal(decide(waiting, 'ask', 'Why?')))?.code).toBe('PT400');
  const settled = await newLead(database.client, { status: 'qualified', source: 'form' });
  expect((await refusal(decide(settled, 'ask', QUESTION)))?.code).toBe('PT409');
});
