import { API_VERSION } from './version.ts';
import { invalid, Problem } from './problem.ts';

const NO_KEY =
  "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
  "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). " +
  'See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.';

/** @throws Problem when the key or the version is another one. */
export function checkKey(headers: Headers, secretKey: string): void {
  const key = keyOf(headers.get('authorization'));
  if (!key) throw new Problem(401, { type: 'invalid_request_error', message: NO_KEY });
  if (key !== secretKey) throw new Problem(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${masked(key)}` });
  const version = headers.get('stripe-version') ?? API_VERSION;
  if (version !== API_VERSION) throw invalid(`Invalid Stripe API version: ${version}. The stand-in speaks ${API_VERSION} only.`);
}

/** Bearer, or the user name of basic authentication. */
function keyOf(authorization: string | null): string | undefined {
  const [scheme, value = ''] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString().split(':')[0];
  return scheme?.toLowerCase() === 'bearer' ? value : undefined;
}

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(8).slice(-4)}`;
