import type { Json } from '@sage/db';
import { isMissing, createStripe, type StripeGatewayEnv } from './stripe-gateway.ts';

export type StripeEvent = { id: string } & Json;

/** Stripe's side of the ledger, to read what its webhooks did not bring. */
export interface StripeReader {
  /** The events of the last 30 days that reached nobody, or not yet, in pages, newest first. */
  undelivered(): AsyncIterable<StripeEvent[]>;
  /** As it is now, with its payment intent. Null for a session of another account, or of the stand-in that served before. */
  findSession(id: string): Promise<Json | null>;
}

const PAGE = 100;

export function createStripeReader(env: StripeGatewayEnv): StripeReader {
  const { events, checkout } = createStripe(env);
  return {
    async *undelivered() {
      for (let last: string | undefined, more = true; more; ) {
        const page = await events.list({ delivery_success: false, limit: PAGE, starting_after: last });
        yield page.data as unknown as StripeEvent[];
        last = page.data.at(-1)?.id;
        more = page.has_more;
      }
    },
    findSession: async (id) => {
      try {
        return (await checkout.sessions.retrieve(id, { expand: ['payment_intent'] })) as unknown as Json;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}
