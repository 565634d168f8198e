import { z } from '@sage/config/z';
import type { Json } from '../../database.types.ts';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const applied = z.object({ outcome: z.enum(['applied', 'duplicate', 'parked', 'ignored']) });
export type AppliedEvent = z.infer<typeof applied>;

/** What the return page may show: nothing of the person. `submission_id` where the payment opens a project. */
const returnedCheckout = z.object({
  status: z.enum(['pending', 'succeeded', 'failed', 'refunded']),
  session_id: z.string(),
  purpose: z.string(),
  label: z.string(),
  amount_cents: z.number().int(),
  currency: z.string(),
  tier: z.number().int(),
  is_duplicate: z.boolean(),
  submission_id: z.uuid().nullable(),
  /** Somebody of the project's client can sign in. False where nobody can, and the team has to name somebody. */
  can_enter: z.boolean(),
  /** They have no password yet: an invitation is on its way. */
  invited: z.boolean(),
});
export type ReturnedCheckout = z.infer<typeof returnedCheckout>;

const settled = z.object({ outcome: z.enum(['applied', 'parked']), checkout: returnedCheckout.nullable() });
export type SettledCheckout = z.infer<typeof settled>;

/** Stripe's word. Each is one SQL transaction. */
export const ledgerQueries = (client: Client) => ({
  applyStripeEvent: async (event: Json): Promise<AppliedEvent> => applied.parse(unwrap(await client.rpc('apply_stripe_event', { p_event: event }))),
  settleCheckout: async (session: Json): Promise<SettledCheckout> =>
    settled.parse(unwrap(await client.rpc('settle_checkout_session', { p_session: session }))),
  findCheckout: async (sessionId: string): Promise<ReturnedCheckout | null> =>
    returnedCheckout.nullable().parse(unwrap(await client.rpc('find_checkout', { p_session_id: sessionId }))),
});
