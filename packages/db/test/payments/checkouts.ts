import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { acting, one } from '../acting.ts';
import { newLead } from '../new-rows.ts';
import type { Paid, StripeEvent } from './stripe-words.ts';

export interface Order {
  payment_id: string;
  idempotency_key: string;
  session_id: string | null;
  stale: boolean;
  expires_at: number;
  due_id: string;
  purpose: string;
  label: string;
  amount_cents: number;
  currency: string;
  tier: number;
  email: string;
  customer_id: string | null;
}

export interface Prospect {
  leadId: string;
  submissionId: string;
  email: string;
}

/** A lead that may pay for its tier. */
export async function qualifiedLead(client: Client, tier = 2, values: Record<string, unknown> = {}): Promise<Prospect> {
  const submissionId = randomUUID();
  const email = `${submissionId}@example.com`;
  const lead = { email, name: 'Maya', submission_id: submissionId, recommended_tier: tier, approved_tier: tier, status: 'qualified', ...values };
  return { leadId: await newLead(client, lead), submissionId, email };
}

const intake = { kind: 'intake', asRole: true } as const;
const ask = async <T>(client: Client, sql: string, values: unknown[]): Promise<T> =>
  (await acting(client, intake, () => one<{ answer: T }>(client, `select ${sql} as answer`, values), { keep: true })).answer;

export const begin = (client: Client, { submissionId }: Prospect) => ask<Order>(client, 'public.intake_begin_checkout($1)', [submissionId]);
export const attach = (client: Client, { submissionId }: Prospect, paymentId: string, sessionId: string) =>
  ask<null>(client, 'public.intake_attach_checkout($1, $2, $3)', [submissionId, paymentId, sessionId]);
export const renew = (client: Client, { submissionId }: Prospect, paymentId: string) =>
  ask<Order>(client, 'public.intake_renew_checkout($1, $2)', [submissionId, paymentId]);

export const paidBy = (order: Order): Paid => ({ paymentId: order.payment_id, amount: order.amount_cents });

const service = { kind: 'system', asRole: true } as const;
/** As the webhook does it, in a transaction of its own. */
export const deliver = async (client: Client, event: StripeEvent): Promise<string> =>
  acting(
    client,
    service,
    async () => (await one<{ answer: { outcome: string } }>(client, 'select public.apply_stripe_event($1) as answer', [event])).answer.outcome,
    { keep: true },
  );
export const settle = (client: Client, session: object) =>
  acting(
    client,
    service,
    async () =>
      (await one<{ answer: { outcome: string; checkout: Record<string, unknown> | null } }>(client, 'select public.settle_checkout_session($1) as answer', [session]))
        .answer,
    { keep: true },
  );
export const payment = (client: Client, id: string) => one<Record<string, unknown>>(client, 'select * from public.payments where id = $1', [id]);
