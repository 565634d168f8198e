import { randomBytes } from 'node:crypto';

/** An id as Stripe makes them: a prefix that tells the kind, and letters and digits. */
export function newId(prefix: string, length = 24): string {
  let random = '';
  while (random.length < length) random += randomBytes(length).toString('base64').replace(/[^a-zA-Z0-9]/g, '');
  return `${prefix}_${random.slice(0, length)}`;
}
