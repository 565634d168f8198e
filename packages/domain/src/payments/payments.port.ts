import type { CheckoutOrder, Json } from '@sage/db';

export interface CheckoutSession {
  id: string;
  status: 'open' | 'complete' | 'expired';
  /** Where the customer pays, while it is open. */
  url: string | null;
  expiresAt: Date;
}

export interface CheckoutPages {
  /** With Stripe's placeholder for the session's id. */
  success: string;
  cancel: string;
}

/** Stripe, as far as a checkout needs it. */
export interface PaymentGateway {
  /** Repeating it gives the same session. Null when this order's key can never give one: only a new order can. */
  openSession(order: CheckoutOrder, pages: CheckoutPages): Promise<CheckoutSession | null>;
  findSession(id: string): Promise<CheckoutSession | null>;
  /** The session as it is afterwards: complete when the customer was faster. */
  expireSession(id: string): Promise<CheckoutSession>;
  /** All of it, with its payment intent, for our ledger. */
  readSession(id: string): Promise<{ status: CheckoutSession['status']; session: Json }>;
}

/** The event of a delivery that Stripe signed just now, else null. */
export type ReadStripeEvent = (delivery: { body: string; signature: string }, now: Date) => Json | null;
