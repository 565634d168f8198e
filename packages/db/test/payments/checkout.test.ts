import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { acting, one, refusal } from '../acting.ts';
import { freshDatabase } from '../database.ts';
import { newUser } from '../new-rows.ts';
import { attach, begin, deliver, type Order, paidBy, payment, qualifiedLead, renew } from './checkouts.ts';
import { event, session, sessionId } from './stripe-words.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const db = () => database.client;
const dues = async (leadId: string) =>
  (await db().query(`select purpose, amount_cents from public.dues where lead_id = $1 and cancelled_at is null order by purpose desc`, [leadId])).rows;

describe('what a lead pays', () => {
  it.each([
    [1, [{ purpose: 'full', amount_cents: 29900 }]],
    [2, [{ purpose: 'full', amount_cents: 149900 }]],
    [3, [{ purpose: 'deposit', amount_cents: 149970 }, { purpose: 'balance', amount_cents: 349930 }]],
  ])('of tier %i is its price', async (tier, owed) => {
    const lead = await qualifiedLead(db(), tier);
    const order = await begin(db(), lead);
    expect(order).toMatchObject({ amount_cents: owed[0]!.amount_cents, currency: 'usd', tier, email: lead.email, session_id: null, stale: false });
    expect(await dues(lead.leadId)).toEqual(owed);
  });

  it.each([
    [333, 5, 17],
    [50, 1, 1],
    [101, 50, 51],
    [10_001, 33, 3_300],
  ])('first of %i cents at %i %% is %i, half up to the cent', async (price, percent, deposit) => {
    await db().query('update public.tiers set price_cents = $1, deposit_percent = $2 where id = 3', [price, percent]);
    onTestFinished(async () => void (await db().query('update public.tiers set price_cents = 499900, deposit_percent = 30 where id = 3')));
    const lead = await qualifiedLead(db(), 3);
    expect((await begin(db(), lead)).amount_cents).toBe(deposit);
    expect(await dues(lead.leadId)).toContainEqual({ purpose: 'balance', amount_cents: price - deposit });
  });

  it.each([
    ['an unknown submission', { status: 'qualified' }, true, 'PT404'],
    ['a lead under review', { status: 'needs_review', approved_tier: null }, false, 'PT409'],
    ['a closed lead', { status: 'closed' }, false, 'PT409'],
    ['tier 4', { approved_tier: 4, recommended_tier: 4 }, false, 'PT409'],
  ])('is refused for %s', async (_, values, unknown, code) => {
    const lead = await qualifiedLead(db(), 2, values);
    const asked = unknown ? { ...lead, submissionId: crypto.randomUUID() } : lead;
    expect((await refusal(begin(db(), asked)))?.code).toBe(code);
  });
});

describe('a checkout', () => {
  it('is the same for a second click, and its key outlives it', async () => {
    const lead = await qualifiedLead(db());
    const first = await begin(db(), lead);
    expect(await begin(db(), lead)).toEqual(first);
    await attach(db(), lead, first.payment_id, 'cs_1');
    await attach(db(), lead, first.payment_id, 'cs_1');
    expect(await begin(db(), lead)).toEqual({ ...first, session_id: 'cs_1' });
    expect((await refusal(attach(db(), lead, first.payment_id, 'cs_2')))?.code).toBe('PT409');
  });

  it('is one for fifty clicks at once', async () => {
    const { submissionId } = await qualifiedLead(db());
    const pool = new pg.Pool({ connectionString: database.url, max: 10 });
    const orders = await Promise.all(
      Array.from({ length: 50 }, async () => (await pool.query<{ o: Order }>('select public.intake_begin_checkout($1) as o', [submissionId])).rows[0]!.o),
    );
    await pool.end();
    expect(new Set(orders.map((order) => order.idempotency_key)).size).toBe(1);
  });

  it('is renewed with a new key after its session expired, once for two who ask', async () => {
    const lead = await qualifiedLead(db());
    const first = await begin(db(), lead);
    await attach(db(), lead, first.payment_id, 'cs_old');
    const renewed = await renew(db(), lead, first.payment_id);
    expect(renewed).toMatchObject({ session_id: null, amount_cents: first.amount_cents });
    expect(renewed.idempotency_key).not.toBe(first.idempotency_key);
    expect(await renew(db(), lead, first.payment_id)).toEqual(renewed);
    expect((await payment(db(), first.payment_id)).status).toBe('failed');
  });

  it('that Stripe was never asked for is replaced when Stripe would no longer take its expiry', async () => {
    const lead = await qualifiedLead(db());
    const first = await begin(db(), lead);
    await db().query(`update public.payments set expires_at = now() + interval '20 minutes' where id = $1`, [first.payment_id]);
    expect((await begin(db(), lead)).payment_id).not.toBe(first.payment_id);
  });

  it('of another tier makes the open session stale, and opens with new dues when that is gone', async () => {
    const lead = await qualifiedLead(db(), 2);
    const first = await begin(db(), lead);
    await attach(db(), lead, first.payment_id, 'cs_stale');
    await db().query(`update public.leads set approved_tier = 3, review_reason = 'A larger garden than told.' where id = $1`, [lead.leadId]);
    expect(await begin(db(), lead)).toMatchObject({ stale: true, session_id: 'cs_stale' });
    expect(await renew(db(), lead, first.payment_id)).toMatchObject({ stale: false, session_id: null, amount_cents: 149970, tier: 3 });
    expect(await dues(lead.leadId)).toHaveLength(2);
  });

  it('of a paid lead is refused', async () => {
    const lead = await qualifiedLead(db());
    const order = await begin(db(), lead);
    await deliver(db(), event('checkout.session.completed', session(paidBy(order))));
    expect(await refusal(begin(db(), lead))).toMatchObject({ code: 'PT409', message: 'This is paid already.' });
  });

  it('belongs to its submission', async () => {
    const [mine, theirs] = [await qualifiedLead(db()), await qualifiedLead(db())];
    const order = await begin(db(), mine);
    expect((await refusal(attach(db(), theirs, order.payment_id, 'cs_x')))?.code).toBe('PT404');
    expect((await refusal(renew(db(), theirs, order.payment_id)))?.code).toBe('PT404');
  });
});

describe('the balance', () => {
  const asClient = <T>(userId: string, sql: string, values: unknown[]) =>
    acting(db(), { kind: 'client', userId, asRole: true }, async () => (await one<{ a: T }>(db(), `select ${sql} as a`, values)).a, { keep: true });

  it('is paid by its client only, as the customer of the deposit', async () => {
    const lead = await qualifiedLead(db(), 3);
    const deposit = paidBy(await begin(db(), lead));
    await deliver(db(), event('checkout.session.completed', session(deposit)));
    const { id } = await one<{ id: string }>(db(), `select id from public.dues where lead_id = $1 and purpose = 'balance'`, [lead.leadId]);
    const { user_id } = await one<{ user_id: string }>(db(), `select id as user_id from public.users where email = $1`, [lead.email]);

    const order = await asClient<Order>(user_id, 'public.portal_begin_checkout($1)', [id]);
    expect(order).toMatchObject({ amount_cents: 349930, purpose: 'balance', customer_id: session(deposit).customer, email: lead.email });
    await asClient(user_id, 'public.portal_attach_checkout($1, $2)', [order.payment_id, sessionId(paidBy(order))]);

    const stranger = await newUser(db());
    expect((await refusal(asClient(stranger, 'public.portal_begin_checkout($1)', [id])))?.code).toBe('PT404');
    expect((await refusal(asClient(stranger, 'public.portal_renew_checkout($1)', [order.payment_id])))?.code).toBe('PT404');
    expect((await refusal(asClient(stranger, `public.portal_attach_checkout($1, 'cs')`, [order.payment_id])))?.code).toBe('PT404');

    await deliver(db(), event('checkout.session.completed', session(paidBy(order))));
    const project = await one(db(), 'select payment_status from public.projects where lead_id = $1', [lead.leadId]);
    expect(project.payment_status).toBe('paid');
    expect((await refusal(asClient(user_id, 'public.portal_begin_checkout($1)', [id])))?.code).toBe('PT409');
  });

  it('is not paid by a client while the project is closed, and is again once it is reopened', async () => {
    const lead = await qualifiedLead(db(), 3);
    await deliver(db(), event('checkout.session.completed', session(paidBy(await begin(db(), lead)))));
    const { id, project_id } = await one<{ id: string; project_id: string }>(db(), `select id, project_id from public.dues where lead_id = $1 and purpose = 'balance'`, [lead.leadId]);
    const { user_id } = await one<{ user_id: string }>(db(), `select id as user_id from public.users where email = $1`, [lead.email]);
    const pay = () => asClient<Order>(user_id, 'public.portal_begin_checkout($1)', [id]);
    const { payment_id } = await pay();
    const move = (verb: 'close' | 'reopen') =>
      acting(db(), { kind: 'admin', asRole: true }, () => db().query(`select public.${verb}_project(id, row_version, 'The client moved away.') from public.projects where id = $1`, [project_id]), { keep: true });
    await move('close');
    expect(await refusal(pay())).toMatchObject({ code: 'PT409', message: expect.stringContaining('closed') as string });
    expect((await refusal(asClient(user_id, 'public.portal_renew_checkout($1)', [payment_id])))?.code).toBe('PT409');
    expect(await one(db(), 'select status from public.payments where id = $1', [payment_id])).toEqual({ status: 'pending' });
    await move('reopen');
    expect(await pay()).toMatchObject({ amount_cents: 349930 });
  });
});
