import { z } from '@sage/config/z';
import type { Json } from '@sage/db';
import { Stripe } from 'stripe';
import type { ReadStripeEvent } from '../payments/payments.port.ts';

const TOLERANCE_SECONDS = 300;

/** What our ledger reads of an event; the rest is kept as it came. */
const event = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(100),
  created: z.int().nonnegative(),
  livemode: z.boolean(),
  data: z.looseObject({ object: z.looseObject({ object: z.string() }) }),
});

/** The signature is over the raw text, so nothing is parsed before it is right. The SDK lets a time in the future through: we do not. */
export function stripeEventReader(secret: string): ReadStripeEvent {
  if (!secret) throw new Error('The webhook secret of Stripe is empty: any delivery would pass.');
  return ({ body, signature }, now) => {
    try {
      Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS, undefined, now.getTime());
    } catch {
      return null;
    }
    if (Math.abs(now.getTime() / 1_000 - signedAt(signature)) > TOLERANCE_SECONDS) return null;
    const parsed = event.safeParse(JSON.parse(body));
    return parsed.success ? (parsed.data as Json) : null;
  };
}

/** As the SDK reads it: of several, the last counts. */
const signedAt = (signature: string): number =>
  Number(signature.split(',').reduce((last, part) => (part.startsWith('t=') ? part.slice(2) : last), 'NaN'));
