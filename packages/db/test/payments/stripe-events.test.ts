import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { one, refusal } from '../acting.ts';
import { freshDatabase } from '../database.ts';
import { newUser } from '../new-rows.ts';
import { begin, deliver, paidBy, payment, qualifiedLead, renew, settle } from './checkouts.ts';
import { dispute, event, intent, intentId, refund, session, sessionId, type Paid, type StripeEvent } from './stripe-words.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const db = () => database.client;
const all = async (events: StripeEvent[]) => {
  const outcomes = [];
  for (const told of events) outcomes.push(await deliver(db(), told));
  return outcomes;
};
const checkout = async (tier = 2) => {
  const lead = await qualifiedLead(db(), tier);
  return { lead, paid: paidBy(await begin(db(), lead)) };
};
const projectOf = (leadId: string) => one(db(), 'select * from public.projects where lead_id = $1', [leadId]);
const mails = async (paid: Paid) => (await db().query('select 1 from public.mails where key = $1', [`receipt:${paid.paymentId}`])).rowCount;

const completed = (paid: Paid) => event('checkout.session.completed', session(paid));
const unpaid = (paid: Paid) => event('checkout.session.completed', session(paid, { payment_status: 'unpaid' }));
const delayedSuccess = (paid: Paid) => event('checkout.session.async_payment_succeeded', session(paid));
const delayedFailure = (paid: Paid) => event('checkout.session.async_payment_failed', session(paid, { payment_status: 'unpaid' }));
const expired = (paid: Paid) => event('checkout.session.expired', session(paid, { status: 'expired', payment_status: 'unpaid', payment_intent: null }));
const declined = (paid: Paid) => event('payment_intent.payment_failed', intent(paid, { status: 'requires_payment_method', amount_received: 0 }));
const canceled = (paid: Paid) => event('payment_intent.canceled', intent(paid, { status: 'canceled', amount_received: 0 }));
const succeeded = (paid: Paid) => event('payment_intent.succeeded', intent(paid));
const refunded = (paid: Paid, values = {}) => event('refund.updated', refund(paid, values));
const lost = (paid: Paid) => event('charge.dispute.closed', dispute(paid, { status: 'lost' }));
const won = (paid: Paid) => event('charge.dispute.closed', dispute(paid, { status: 'won' }));

describe.each<[string, ((paid: Paid) => StripeEvent)[], string, number]>([
  ['a completed session', [completed], 'succeeded', 0],
  ['an intent that was faster', [succeeded, completed], 'succeeded', 0],
  ['a delayed method under way', [unpaid], 'pending', 0],
  ['a delayed success', [unpaid, delayedSuccess], 'succeeded', 0],
  ['a delayed failure', [unpaid, delayedFailure], 'failed', 0],
  ['a declined card', [declined], 'pending', 0],
  ['a declined card, then a good one', [declined, completed], 'succeeded', 0],
  ['an expired session', [expired], 'failed', 0],
  ['a success that is told after the expiry', [expired, succeeded], 'succeeded', 0],
  ['an expiry that is told after the success', [succeeded, expired], 'succeeded', 0],
  ['a cancelled intent', [canceled], 'failed', 0],
  ['a full refund', [completed, refunded], 'refunded', 149900],
  ['a refund before the success', [refunded, completed], 'refunded', 149900],
  ['a part refund', [completed, (paid) => refunded(paid, { amount: 100 })], 'succeeded', 100],
  ['two part refunds', [completed, (paid) => refunded(paid, { amount: 100 }), (paid) => refunded(paid, { id: `re_2${intentId(paid)}`, amount: 149800 })], 'refunded', 149900],
  ['a refund that fails', [completed, refunded, (paid) => refunded(paid, { status: 'failed' })], 'succeeded', 0],
  ['a refund whose failure comes first', [completed, (paid) => refunded(paid, { status: 'failed' }), refunded], 'succeeded', 0],
  ['a refund under way', [completed, (paid) => refunded(paid, { status: 'pending' })], 'succeeded', 0],
  ['a lost dispute', [completed, lost], 'refunded', 149900],
  ['a won dispute', [completed, won], 'succeeded', 0],
  ['a dispute that opens after it was lost', [lost, completed, (paid) => event('charge.dispute.created', dispute(paid))], 'refunded', 149900],
])('%s', (_, history, status, returned) => {
  it(`leaves the payment ${status}`, async () => {
    const { paid } = await checkout();
    await all(history.map((told) => told(paid)));
    expect(await payment(db(), paid.paymentId)).toMatchObject({ status, amount_refunded: returned });
    expect(await mails(paid)).toBe(['succeeded', 'refunded'].includes(status) ? 1 : 0);
  });
});

describe('the first success', () => {
  it('opens the project with what was agreed, once', async () => {
    const { lead, paid } = await checkout(3);
    const first = completed(paid);
    expect(await all([first, first, succeeded(paid), completed(paid)])).toEqual(['applied', 'duplicate', 'applied', 'applied']);
    const project = await projectOf(lead.leadId);
    expect(project).toMatchObject({ tier: 3, agreed_fee_cents: 499900, agreed_deposit_cents: 149970, payment_status: 'pending' });
    const deposit = await one(db(), `select status from public.milestones where project_id = $1 and name = 'Deposit'`, [project.id]);
    expect(deposit.status).toBe('completed');
    expect(await payment(db(), paid.paymentId)).toMatchObject({ project_id: project.id, stripe_checkout_session_id: sessionId(paid), stripe_customer_id: session(paid).customer });
    expect(await mails(paid)).toBe(1);
  });

  it('of a full fee makes the project paid; giving it back makes it refunded, a failed refund paid again', async () => {
    const { lead, paid } = await checkout(1);
    const status = async () => (await projectOf(lead.leadId)).payment_status as string;
    await all([completed(paid)]);
    expect(await status()).toBe('paid');
    await all([refunded(paid)]);
    expect(await status()).toBe('refunded');
    await all([refunded(paid, { status: 'failed' })]);
    expect(await status()).toBe('paid');
  });

  it('puts the project into the account that has the payer\'s e-mail', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const user = await newUser(db(), { email });
    const lead = await qualifiedLead(db(), 2, { email: email.toUpperCase() });
    await all([completed(paidBy(await begin(db(), lead)))]);
    const project = await projectOf(lead.leadId);
    expect(await one(db(), 'select user_id from public.clients where id = $1', [project.client_id])).toEqual({ user_id: user });
  });

  it('opens what was paid for, although the team decided otherwise meanwhile', async () => {
    const { lead, paid } = await checkout(2);
    await db().query(`update public.leads set approved_tier = 3, review_reason = 'A larger garden than told.' where id = $1`, [lead.leadId]);
    await begin(db(), lead);
    await all([completed(paid)]);
    expect(await projectOf(lead.leadId)).toMatchObject({ tier: 2, agreed_fee_cents: 149900, payment_status: 'paid' });
  });
});

describe('a second success', () => {
  it('is kept as a duplicate of the first, and opens nothing', async () => {
    const { lead, paid } = await checkout();
    const second = paidBy(await renew(db(), lead, paid.paymentId));
    expect(await all([completed(second), completed(paid)])).toEqual(['applied', 'applied']);
    expect(await payment(db(), paid.paymentId)).toMatchObject({ status: 'succeeded', duplicate_of: second.paymentId });
    expect((await projectOf(lead.leadId)).payment_status).toBe('paid');
    await all([refunded(paid)]);
    expect((await projectOf(lead.leadId)).payment_status).toBe('paid');
  });

  it('counts when the first is given back, and stays when that refund fails', async () => {
    const { lead, paid } = await checkout();
    const second = paidBy(await renew(db(), lead, paid.paymentId));
    await all([completed(second), completed(paid), refunded(second)]);
    expect(await payment(db(), paid.paymentId)).toMatchObject({ duplicate_of: null });
    expect((await projectOf(lead.leadId)).payment_status).toBe('paid');
    await all([refunded(second, { status: 'failed' })]);
    expect(await payment(db(), second.paymentId)).toMatchObject({ status: 'succeeded', duplicate_of: paid.paymentId });
  });
});

describe('an event is parked', () => {
  it.each<[string, (paid: Paid) => StripeEvent, RegExp]>([
    ['about another amount', (paid) => event('checkout.session.completed', session(paid, { amount_total: 1 })), /amount is 1 instead of 149900/],
    ['about another currency', (paid) => event('checkout.session.completed', session(paid, { currency: 'eur' })), /eur instead of usd/],
    ['about part of the amount', (paid) => event('payment_intent.succeeded', intent(paid, { amount_received: 5 })), /amount is 5/],
    ['about a refund of more than was paid', (paid) => refunded(paid, { amount: 149901 }), /more than the payment/],
  ])('%s, and changes nothing', async (_, told, reason) => {
    const { paid } = await checkout();
    if (told(paid).type.startsWith('refund')) await all([completed(paid)]);
    const before = await payment(db(), paid.paymentId);
    const parked = told(paid);
    expect(await all([parked, parked])).toEqual(['parked', 'parked']);
    const row = await one(db(), 'select status, parked_reason from public.stripe_events where id = $1', [parked.id]);
    expect(row).toEqual({ status: 'parked', parked_reason: expect.stringMatching(reason) as string });
    expect(await payment(db(), paid.paymentId)).toMatchObject({ status: before.status, amount_refunded: 0 });
  });

  it('until its payment is known, and then applied', async () => {
    const { paid } = await checkout();
    const early = refunded(paid);
    expect(await all([early])).toEqual(['parked']);
    expect(await settle(db(), session(paid))).toMatchObject({ outcome: 'applied', checkout: { status: 'refunded', invited: true } });
    expect(await one(db(), 'select status from public.stripe_events where id = $1', [early.id])).toEqual({ status: 'applied' });
  });
});

it('ignores what is sold elsewhere on the account, and what says nothing about money', async () => {
  const foreign = session({ paymentId: crypto.randomUUID(), amount: 5 }, { client_reference_id: null, metadata: {} });
  expect(await all([event('checkout.session.completed', foreign), event('customer.created', { id: 'cus_1', object: 'customer' })])).toEqual(['ignored', 'ignored']);
});

it('settles a session by the return page as the webhook does, and a repeat changes nothing', async () => {
  const { lead, paid } = await checkout();
  expect(await settle(db(), session(paid, { status: 'open', payment_status: 'unpaid', payment_intent: null }))).toMatchObject({ checkout: { status: 'pending' } });
  expect(await settle(db(), session(paid))).toMatchObject({ outcome: 'applied', checkout: { status: 'succeeded', submission_id: lead.submissionId } });
  await all([completed(paid)]);
  expect(await mails(paid)).toBe(1);
});

it('stores nothing of an event that it could not finish', async () => {
  const { paid } = await checkout();
  const broken = { ...completed(paid), created: 'now' } as unknown as StripeEvent;
  expect(await refusal(deliver(db(), broken))).not.toBeNull();
  expect((await db().query('select 1 from public.stripe_events where id = $1', [broken.id])).rowCount).toBe(0);
});
