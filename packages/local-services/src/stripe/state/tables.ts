import type { Stripe } from 'stripe';
import type { Switches } from './switches.ts';

/** On the wire a decimal is a string; only the SDK makes a Decimal of it. */
export type Price = Omit<Stripe.Price, 'unit_amount_decimal' | 'product'> & { unit_amount_decimal: string; product: string };
export type LineItem = Omit<Stripe.LineItem, 'price'> & { price: Price };
export type CheckoutSession = Stripe.Checkout.Session & { payment_intent: string | null; customer: string | null };
export type PaymentIntent = Stripe.PaymentIntent & { latest_charge: string | null; customer: string | null };
export type Charge = Stripe.Charge & { payment_intent: string; customer: string | null };
export type Refund = Stripe.Refund & { charge: string; payment_intent: string };
export type Dispute = Stripe.Dispute & { charge: string };
export type Event = Stripe.EventBase & { type: string };

/** What a session is to sell, and what its payment intent gets once there is one. */
export interface Order {
  id: string;
  items: LineItem[];
  intent: {
    metadata: Record<string, string>;
    description: string | null;
    receipt_email: string | null;
    statement_descriptor_suffix: string | null;
  };
}

export interface Payer {
  email: string;
  name: string | null;
}

/** What a test method does. */
export type Outcome = 'paid' | 'declined' | 'challenge' | 'disputed' | 'settles' | 'bounces';

export interface PaymentMethod {
  type: 'card' | 'us_bank_account';
  last4: string;
  /** Of a card. */
  expiry?: { month: number; year: number };
  outcome: Outcome;
}

/** A payer whom the bank asks to confirm, by the id of the session. */
export interface Challenge {
  id: string;
  payer: Payer;
  method: PaymentMethod;
}

/** The answer to an idempotency key. */
export interface Answer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  at: number;
}

export interface Attempt {
  at: number;
  milliseconds: number;
  status: number | null;
  error: string | null;
}

export interface Delivery {
  id: string;
  event: string;
  type: string;
  kind: 'genuine' | 'forged';
  status: 'pending' | 'delivered' | 'failed' | 'dropped';
  created: number;
  /** The newest ones. */
  attempts: Attempt[];
  tries: number;
}

/** What is to happen at a moment in milliseconds, by the id of what it happens to. */
export interface Timer {
  id: string;
  at: number;
  task: 'expire' | 'settle' | 'bounce' | 'dispute' | 'deliver';
  subject: string;
}

export interface Tables {
  sessions: CheckoutSession;
  orders: Order;
  challenges: Challenge;
  customers: Stripe.Customer;
  intents: PaymentIntent;
  charges: Charge;
  refunds: Refund;
  disputes: Dispute;
  events: Event;
  products: Stripe.Product;
  prices: Price;
  answers: Answer;
  deliveries: Delivery;
  timers: Timer;
  switches: Switches;
}

export const TABLES = [
  'sessions',
  'orders',
  'challenges',
  'customers',
  'intents',
  'charges',
  'refunds',
  'disputes',
  'events',
  'products',
  'prices',
  'answers',
  'deliveries',
  'timers',
  'switches',
] as const satisfies (keyof Tables)[];
