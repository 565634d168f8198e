import type { Stripe } from 'stripe';

/** The version that the SDK in use is typed for; the stand-in speaks no other. */
export const API_VERSION: typeof Stripe.API_VERSION = '2026-10-28.endive';
