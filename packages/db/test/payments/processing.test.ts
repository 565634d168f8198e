import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one } from '../acting.ts';
import { freshDatabase } from '../database.ts';
import { openProject } from '../journeys.ts';
import { newDue, newPayment } from '../new-rows.ts';
import { begin, deliver, paidBy, payment, qualifiedLead, renew } from './checkouts.ts';
import { event, intent, session, type Paid } from './stripe-words.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const db = () => database.client;
const unpaid = { payment_status: 'unpaid' };
const completed = (paid: Paid) => event('checkout.session.completed', session(paid, unpaid));
const confirmed = (paid: Paid) => event('checkout.session.async_payment_succeeded', session(paid));
const bounced = (paid: Paid) => event('checkout.session.async_payment_failed', session(paid, unpaid));
const declined = (paid: Paid) => event('payment_intent.payment_failed', intent(paid, { status: 'requires_payment_method', amount_received: 0 }));

describe('what a client owes', () => {
  /** A due of a client's project, being paid. */
  const owing = async () => {
    const { id: projectId } = await openProject(db());
    const { user_id } = await one<{ user_id: string }>(db(), 'select c.user_id from public.clients c join public.projects p on p.client_id = c.id where p.id = $1', [projectId]);
    const due_id = await newDue(db(), { project_id: projectId, amount_cents: 500 });
    const paid: Paid = { paymentId: await newPayment(db(), { due_id, project_id: projectId, amount: 500 }), amount: 500 };
    const told = async () => {
      const sql = `select due -> 'payment_status' as status, due -> 'processing_since' as since from jsonb_path_query(public.portal_payments(), '$.projects[*].dues[*] ? (@.id == $id)', $1) as due`;
      return acting(db(), { kind: 'client', userId: user_id, asRole: true }, () => one<{ status: string; since: string | null }>(db(), sql, [JSON.stringify({ id: due_id })]));
    };
    return { paid, told };
  };

  it('is on its way from the end of the checkout until the bank has spoken', async () => {
    const { paid, told } = await owing();
    expect(await told()).toEqual({ status: 'pending', since: null });
    await deliver(db(), completed(paid));
    const { status, since } = await told();
    expect([status, Date.parse(since ?? '') > 0]).toEqual(['pending', true]);
    await deliver(db(), completed(paid));
    expect((await told()).since).toBe(since);
    await deliver(db(), confirmed(paid));
    expect(await told()).toEqual({ status: 'succeeded', since: null });
  });

  it('is owed again when the bank has refused, in whichever order that is told', async () => {
    for (const order of [[completed, bounced], [bounced, completed]]) {
      const { paid, told } = await owing();
      for (const say of order) await deliver(db(), say(paid));
      expect(await told()).toEqual({ status: 'failed', since: null });
    }
  });

  it('is not on its way after a declined card, since the checkout is still open', async () => {
    const { paid, told } = await owing();
    await deliver(db(), declined(paid));
    expect(await told()).toEqual({ status: 'pending', since: null });
  });
});

it('is nothing that the result page asks for, until the bank has refused', async () => {
  const lead = await qualifiedLead(db(), 2, { answers: '{}', routing_result: '{}', rule_version: 1, source: 'form' });
  const result = async () => {
    const { result: told } = await one<{ result: { paid: boolean; processing: boolean; payable: object | null } }>(db(), 'select public.intake_result($1) as result', [lead.submissionId]);
    return { processing: told.processing, paid: told.paid, isPayable: told.payable !== null };
  };
  const paid = paidBy(await begin(db(), lead));
  expect(await result()).toEqual({ processing: false, paid: false, isPayable: true });
  await deliver(db(), completed(paid));
  expect(await result()).toEqual({ processing: true, paid: false, isPayable: false });
  await deliver(db(), bounced(paid));
  expect(await result()).toEqual({ processing: false, paid: false, isPayable: true });
  const again = paidBy(await renew(db(), lead, paid.paymentId));
  await deliver(db(), completed(again));
  await deliver(db(), confirmed(again));
  expect(await result()).toEqual({ processing: false, paid: true, isPayable: false });
  expect(await payment(db(), again.paymentId)).toMatchObject({ status: 'succeeded' });
});
