import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

/** All that the call of Stripe says, as the row has it that was there before. `expires_at` and `created_at` in seconds, as Stripe counts. */
const checkoutOrder = z.object({
  payment_id: z.uuid(),
  due_id: z.uuid(),
  idempotency_key: z.string(),
  session_id: z.string().nullable(),
  /** The open session is for what is no longer owed. */
  stale: z.boolean(),
  expires_at: z.number().int(),
  created_at: z.number().int(),
  purpose: z.string(),
  label: z.string(),
  amount_cents: z.number().int(),
  currency: z.string(),
  tier: z.number().int(),
  email: z.string().nullable(),
  customer_id: z.string().nullable(),
});
export type CheckoutOrder = z.infer<typeof checkoutOrder>;

/** The payment of one thing that is owed, whoever owes it. */
export interface Checkout {
  /** The same order for everyone who asks while it is open. */
  begin(): Promise<CheckoutOrder>;
  attach(paymentId: string, sessionId: string): Promise<void>;
  /** Gives up the payment whose session can no longer be used. */
  renew(paymentId: string): Promise<CheckoutOrder>;
}

export const paymentQueries = (client: Client) => ({
  ofSubmission: (submissionId: string): Checkout => ({
    begin: async () => checkoutOrder.parse(unwrap(await client.rpc('intake_begin_checkout', { p_submission_id: submissionId }))),
    attach: async (paymentId, sessionId) =>
      void unwrap(await client.rpc('intake_attach_checkout', { p_submission_id: submissionId, p_payment_id: paymentId, p_session_id: sessionId })),
    renew: async (paymentId) =>
      checkoutOrder.parse(unwrap(await client.rpc('intake_renew_checkout', { p_submission_id: submissionId, p_payment_id: paymentId }))),
  }),

  ofDue: (dueId: string): Checkout => ({
    begin: async () => checkoutOrder.parse(unwrap(await client.rpc('portal_begin_checkout', { p_due_id: dueId }))),
    attach: async (paymentId, sessionId) =>
      void unwrap(await client.rpc('portal_attach_checkout', { p_payment_id: paymentId, p_session_id: sessionId })),
    renew: async (paymentId) => checkoutOrder.parse(unwrap(await client.rpc('portal_renew_checkout', { p_payment_id: paymentId }))),
  }),
});
