import type { CheckoutOrder } from '@sage/db';
import { expect, it } from 'vitest';
import { contextOf } from '../testing/contexts.ts';
import { openCheckout } from './open-checkout.ts';
import type { CheckoutSession, PaymentGateway } from './payments.port.ts';

const EXPIRES = new Date('2026-01-05T14:00:00Z');
const session = (id: string, status: CheckoutSession['status'] = 'open'): CheckoutSession => ({ id, status, url: status === 'open' ? `https://pay/${id}` : null, expiresAt: EXPIRES });
const order = (payment_id: string, session_id: string | null = null) => ({ payment_id, session_id, stale: false }) as CheckoutOrder;

/** why: the database and Stripe have tests of their own; here every answer in turn is what matters. */
function open(first: CheckoutOrder, gateway: Partial<PaymentGateway>, renewed = order('second')) {
  const calls: string[] = [];
  const checkout = {
    begin: async () => first,
    attach: async (paymentId: string, sessionId: string) => void calls.push(`attach ${paymentId} ${sessionId}`),
    renew: async (paymentId: string) => (calls.push(`renew ${paymentId}`), renewed),
  };
  const context = contextOf('intake');
  const payments = { ...context.payments!, gateway: { ...context.payments!.gateway, ...gateway } };
  const opened = openCheckout({ payments, clock: context.clock }, { checkout, cancel: 'http://intake.test/result/1' });
  return opened.then(({ url }) => ({ url, calls }));
}

it('keeps the session in the row before anyone is sent there', async () => {
  expect(await open(order('first'), { openSession: async () => session('cs_1') })).toEqual({ url: 'https://pay/cs_1', calls: ['attach first cs_1'] });
});

it('uses the session that is open', async () => {
  expect(await open(order('first', 'cs_1'), { findSession: async (id) => session(id) })).toEqual({ url: 'https://pay/cs_1', calls: [] });
});

it('takes a new key only after Stripe can give no session for the old one', async () => {
  const openSession = async ({ payment_id }: CheckoutOrder) => (payment_id === 'first' ? null : session('cs_2'));
  expect(await open(order('first'), { openSession })).toEqual({ url: 'https://pay/cs_2', calls: ['renew first', 'attach second cs_2'] });
});

it('goes to the paid page when the customer was faster than the expiry', async () => {
  const gateway: Partial<PaymentGateway> = { findSession: async (id) => session(id), expireSession: async (id) => session(id, 'complete') };
  const stale = { ...order('first', 'cs_1'), stale: true };
  expect(await open(stale, gateway)).toEqual({ url: 'http://portal.test/paid/cs_1', calls: [] });
});

it('opens no second session while the first can still be paid', async () => {
  const gateway: Partial<PaymentGateway> = { findSession: async (id) => session(id), expireSession: async (id) => session(id) };
  await expect(open({ ...order('first', 'cs_1'), stale: true }, gateway)).rejects.toMatchObject({ kind: 'conflict' });
});

it('leaves a session that this account does not know, and opens one', async () => {
  const opened = open(order('first', 'cs_of_another_account'), { findSession: async () => null, openSession: async () => session('cs_2') });
  expect(await opened).toEqual({ url: 'https://pay/cs_2', calls: ['renew first', 'attach second cs_2'] });
});

it('gives up, in words for a person, when every session ends at once', async () => {
  const opened = open(order('first', 'cs_1'), { findSession: async (id) => session(id, 'expired'), openSession: async () => session('cs_2', 'expired') });
  await expect(opened).rejects.toMatchObject({ kind: 'conflict' });
});
