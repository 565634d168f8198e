export interface StripeError {
  type: 'invalid_request_error' | 'api_error' | 'idempotency_error' | 'card_error';
  message: string;
  code?: string;
  param?: string;
}

/** What the API refuses, in Stripe's words. */
export class Problem extends Error {
  constructor(readonly status: number, readonly error: StripeError) {
    super(error.message);
    this.name = 'Problem';
  }
}

export const invalid = (message: string, more: { code?: string; param?: string } = {}): Problem =>
  new Problem(400, { type: 'invalid_request_error', message, ...more });

/** @throws Problem when there is no such object. */
export function found<T>(object: T | undefined, noun: string, id: string, param = 'id'): T {
  if (object) return object;
  throw new Problem(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param,
    message: `No such ${noun}: '${id}'`,
  });
}
