import { randomUUID } from 'node:crypto';

type Values = Record<string, unknown>;

/** A payment as our row has it, for Stripe's objects about it. */
export interface Paid {
  paymentId: string;
  amount: number;
}

const key = ({ paymentId }: Paid) => paymentId.replaceAll('-', '').slice(0, 16);
export const sessionId = (paid: Paid) => `cs_test_${key(paid)}`;
export const intentId = (paid: Paid) => `pi_${key(paid)}`;

export const session = (paid: Paid, values: Values = {}) => ({
  id: sessionId(paid),
  object: 'checkout.session',
  status: 'complete',
  payment_status: 'paid',
  amount_total: paid.amount,
  currency: 'usd',
  client_reference_id: paid.paymentId,
  metadata: { payment_id: paid.paymentId },
  payment_intent: intentId(paid),
  customer: `cus_${key(paid)}`,
  ...values,
});

export const intent = (paid: Paid, values: Values = {}) => ({
  id: intentId(paid),
  object: 'payment_intent',
  status: 'succeeded',
  amount: paid.amount,
  amount_received: paid.amount,
  currency: 'usd',
  metadata: { payment_id: paid.paymentId },
  ...values,
});

export const refund = (paid: Paid, values: Values = {}) => ({
  id: `re_${key(paid)}`,
  object: 'refund',
  amount: paid.amount,
  currency: 'usd',
  status: 'succeeded',
  payment_intent: intentId(paid),
  metadata: {},
  ...values,
});

export const dispute = (paid: Paid, values: Values = {}) => ({
  id: `dp_${key(paid)}`,
  object: 'dispute',
  amount: paid.amount,
  currency: 'usd',
  status: 'needs_response',
  payment_intent: intentId(paid),
  metadata: {},
  ...values,
});

export interface StripeEvent {
  id: string;
  type: string;
  created: number;
  livemode: boolean;
  data: { object: Values };
}

/** Every event has the same second: nothing may depend on it. */
export const event = (type: string, object: Values): StripeEvent => ({
  id: `evt_${randomUUID()}`,
  type,
  created: 1_800_000_000,
  livemode: false,
  data: { object },
});
