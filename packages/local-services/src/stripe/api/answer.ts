import { API_VERSION } from './version.ts';
import type { StripeError } from './problem.ts';

export interface Reply {
  status: number;
  body: string;
  requestId: string;
  isReplay?: boolean;
}

export const replyOf = (status: number, body: object, requestId: string): Reply => ({
  status,
  body: JSON.stringify(body, null, 2),
  requestId,
});
export const refusal = (status: number, error: StripeError, requestId: string): Reply =>
  replyOf(
    status,
    { error: { ...error, ...(error.code ? { doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` } : {}) } },
    requestId,
  );

/** `stripe-should-retry` keeps the SDK from asking again for what will not change. */
export const responseOf = ({ status, body, requestId, isReplay }: Reply, key?: string): Response =>
  new Response(body, {
    status,
    headers: {
      'content-type': 'application/json',
      'request-id': requestId,
      'stripe-version': API_VERSION,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
      ...(status >= 400 ? { 'stripe-should-retry': 'false' } : {}),
    },
  });
