import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, type ActorKind, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newDue, newLead, newPayment, newUser } from './new-rows.ts';

interface Cursor {
  created_at: string;
  id: string;
}
interface Page {
  counts: Record<string, number>;
  leads: { id: string }[];
  next: Cursor | null;
  lead: { id: string; others: { id: string }[] } | null;
}

let database: Awaited<ReturnType<typeof freshDatabase>>;
let reviewer: string;
const WHY = 'The slope needs a survey.';
beforeAll(async () => {
  database = await freshDatabase();
  reviewer = await newUser(database.client, { user_type: 'team', name: 'Tom' });
});
afterAll(() => database?.drop());

const as = <T>(kind: ActorKind, work: () => Promise<T>, keep = false) =>
  acting(database.client, { kind, userId: reviewer, asRole: true }, work, { keep });
const pageOf = async (status: string, after: Cursor | null = null, limit = 30, id: string | null = null) =>
  (await one<{ page: Page }>(database.client, 'select public.ops_leads($1, $2, $3, $4) as page', [status, after, limit, id])).page;
const decide = (id: string, decision: string, { tier = null as number | null, reason = null as string | null, version = 1 } = {}) =>
  database.client.query('select public.review_lead($1, $2, $3, $4, $5)', [id, decision, tier, reason, version]);
const leadNow = (id: string) =>
  one<Record<string, unknown>>(
    database.client,
    'select status, approved_tier, recommended_tier, review_reason, reviewer_id, row_version from public.leads where id = $1',
    [id],
  );

describe('the queue', () => {
  it('comes page by page over equal instants, complete and without repeats: what waits oldest first, what is settled newest first', async () => {
    const [earlier, later] = ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123457Z'];
    for (const status of ['needs_review', 'closed']) {
      for (const created_at of [earlier, later, earlier, later, earlier]) await newLead(database.client, { status, created_at });
    }
    for (const [status, order] of [['needs_review', 'created_at, id'], ['closed', 'created_at desc, id desc']] as const) {
      const { rows } = await database.client.query<{ id: string }>(`select id from public.leads where status = $1 order by ${order}`, [status]);
      const seen: string[] = [];
      let after: Cursor | null = null;
      do {
        const page: Page = await as('team', () => pageOf(status, after, 2));
        seen.push(...page.leads.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen).toEqual(rows.map(({ id }) => id));
    }
  });

  it('counts every status, shows the first lead unless one is named, and names the other leads of the same person', async () => {
    const email = 'Rosa@example.com';
    const lead = await newLead(database.client, { email });
    const other = await newLead(database.client, { email: email.toLowerCase(), status: 'qualified' });
    const page = await as('team', () => pageOf('needs_review'));
    expect(page.counts).toEqual({ new: 1, needs_review: 5, qualified: 1, closed: 5 });
    expect(page.lead?.id).toBe(page.leads[0]?.id);
    const named = await as('team', () => pageOf('needs_review', null, 30, lead));
    expect(named.lead).toMatchObject({ id: lead, others: [{ id: other }] });
  });

  it.each(['client', 'team', 'admin'] as const)('shows %s what row-level security lets through', async (kind) => {
    const page = await as(kind, () => pageOf('needs_review'));
    expect(page.leads.length > 0).toBe(kind !== 'client');
    expect(page.lead === null).toBe(kind === 'client');
  });
});

describe('a decision', () => {
  it.each([
    ['needs_review', 'approve', {}, { status: 'qualified', approved_tier: 2, review_reason: null }],
    ['new', 'approve', {}, { status: 'qualified', approved_tier: 2, review_reason: null }],
    ['needs_review', 'change', { tier: 3, reason: WHY }, { status: 'qualified', approved_tier: 3, review_reason: WHY }],
    ['needs_review', 'close', { reason: WHY }, { status: 'closed', approved_tier: null, review_reason: WHY }],
    ['qualified', 'close', { reason: WHY }, { status: 'closed', approved_tier: null, review_reason: WHY }],
    ['qualified', 'reopen', {}, { status: 'needs_review', approved_tier: null, review_reason: null }],
    ['closed', 'reopen', {}, { status: 'needs_review', approved_tier: null, review_reason: null }],
  ])('about a lead that is %s: %s', async (status, decision, values, expected) => {
    for (const kind of ['team', 'admin'] as const) {
      const id = await newLead(database.client, { status });
      await as(kind, () => decide(id, decision, values), true);
      expect(await leadNow(id)).toEqual({ ...expected, recommended_tier: 2, reviewer_id: reviewer, row_version: 2 });
    }
  });

  it.each([
    ['needs_review', 'change', { tier: 3, reason: 'too short' }, 'PT400'],
    ['needs_review', 'change', { tier: 3, reason: 'x'.repeat(501) }, 'PT400'],
    ['needs_review', 'change', { reason: WHY }, 'PT400'],
    ['needs_review', 'change', { tier: 2, reason: WHY }, 'PT409'],
    ['needs_review', 'close', {}, 'PT400'],
    ['needs_review', 'reopen', {}, 'PT409'],
    ['needs_review', 'destroy', {}, 'PT400'],
    ['qualified', 'approve', {}, 'PT409'],
    ['closed', 'close', { reason: WHY }, 'PT409'],
    ['closed', 'approve', {}, 'PT409'],
    ['needs_review', 'approve', { version: 7 }, 'PT409'],
  ])('is refused about a lead that is %s: %s %j', async (status, decision, values, code) => {
    const id = await newLead(database.client, { status });
    expect((await refusal(as('team', () => decide(id, decision, values))))?.code).toBe(code);
  });

  it('belongs to the team: a client finds no lead, the public form not even the function', async () => {
    const id = await newLead(database.client, { status: 'needs_review' });
    expect((await refusal(as('client', () => decide(id, 'approve'))))?.code).toBe('PT404');
    expect((await refusal(as('intake', () => decide(id, 'approve'))))?.code).toBe('42501');
  });

  it('comes too late once the lead has paid', async () => {
    const id = await newLead(database.client, { status: 'qualified' });
    await newPayment(database.client, { due_id: await newDue(database.client, { lead_id: id, project_id: null }), status: 'succeeded' });
    for (const [decision, values] of [['close', { reason: WHY }], ['reopen', {}]] as const) {
      expect((await refusal(as('team', () => decide(id, decision, values))))?.message).toMatch(/has paid/);
    }
  });

  it('leaves an audit row with the reason and a change for Notion, in the same transaction', async () => {
    const id = await newLead(database.client, { status: 'needs_review' });
    await as('team', () => decide(id, 'close', { reason: WHY }), true);
    const row = await one(
      database.client,
      `select action, user_id, details ->> 'reason' as reason from public.audit_log where resource_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(row).toEqual({ action: 'transition', user_id: reviewer, reason: WHY });
    expect((await database.client.query(`select from public.sync_changes where record_id = $1`, [id])).rowCount).toBe(2);
  });
});
