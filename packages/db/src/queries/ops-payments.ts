import { z } from '@sage/config/z';
import type { Client, Enums } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { counts, cursor, type Cursor } from './paging.ts';

const payment = z.object({
  id: z.uuid(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.enum(['pending', 'succeeded', 'failed', 'refunded']),
  tier: z.number().int(),
  purpose: z.string(),
  label: z.string(),
  amount_refunded: z.number().int(),
  dispute_status: z.string().nullable(),
  /** A second success for one due: it has to be given back. */
  duplicate_of: z.uuid().nullable(),
  /** In words, when what was paid is not what was agreed. */
  mismatch: z.string().nullable(),
  project: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  lead: z.object({ id: z.uuid(), name: z.string(), project_address: z.string() }).nullable(),
  paid_at: z.string().nullable(),
  created_at: z.string(),
});
export type OpsPayment = z.infer<typeof payment>;

/** An event from Stripe that could not be applied yet. `aside_at`: when it is set aside as not ours, where nothing here is known of it. */
const waitingEvent = z.object({ id: z.string(), type: z.string(), reason: z.string().nullable(), received_at: z.string(), aside_at: z.string().nullable() });
export type WaitingEvent = z.infer<typeof waitingEvent>;

const paymentList = z.object({ zone: z.string(), counts, payments: z.array(payment), next: cursor.nullable(), waiting: z.array(waitingEvent) });

export const opsPaymentQueries = (client: Client) => ({
  /** Newest first, each with what it is for. */
  list: async ({ status: p_status, after, limit }: { status?: Enums<'payment_status'>; after?: Cursor; limit?: number }) =>
    paymentList.parse(unwrap(await client.rpc('ops_payments', { p_status, p_after: after, p_limit: limit }))),
});
