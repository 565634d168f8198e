import { randomBytes } from 'node:crypto';
import { operationOf } from '../stand-in/operations.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import { STRIPE_OPERATIONS } from './operations.ts';

export interface StripeStandInOptions {
  /** The only key that is accepted. */
  secretKey: string;
}

/** Answers like api.stripe.com: checks the key, and says of what it does not do yet which operation that is. */
export function createStripeStandIn({ secretKey }: StripeStandInOptions): StandIn {
  return {
    async fetch(request) {
      const key = keyOf(request.headers.get('authorization'));
      if (!key) return refuse(401, { type: 'invalid_request_error', message: NO_KEY });
      if (key !== secretKey) return refuse(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${masked(key)}` });
      const operation = operationOf(STRIPE_OPERATIONS, request.method, new URL(request.url).pathname);
      return refuse(501, { type: 'api_error', code: 'not_implemented', message: `The stand-in does not do ${operation} yet.` });
    },
  };
}

const NO_KEY =
  "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
  "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). " +
  'See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.';

/** Bearer, or the user name of basic authentication. */
function keyOf(authorization: string | null): string | undefined {
  const [scheme, value = ''] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString().split(':')[0];
  return scheme?.toLowerCase() === 'bearer' ? value : undefined;
}

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(8).slice(-4)}`;

interface StripeProblem {
  type: string;
  message: string;
  code?: string;
}

/** `stripe-should-retry` keeps the SDK from asking again for what will not change. */
const refuse = (status: number, error: StripeProblem) =>
  Response.json({ error }, { status, headers: { 'request-id': `req_${randomBytes(7).toString('hex')}`, 'stripe-should-retry': 'false' } });
