import type { Client } from 'pg';
import { one } from './acting.ts';

export const HASH = '$argon2id$v=19$m=65536,t=3,p=1$salt$hash';
export const HOME = '203.0.113.0/24';
export const CAFE = '198.51.100.0/24';

export interface Begun {
  retry_after_seconds: number;
  user_id: string | null;
  password_hash: string | null;
}

export const BEGIN = 'select public.sign_in_begin($1, $2, $3, $4) as begun';
const COMPLETE = 'select public.sign_in_complete($1, $2, $3, $4, $5, $6, $7)';

/** Signing in to one database as Maya, unless told otherwise. */
export function signInOn(client: () => Client, maya: () => string) {
  let tokens = 0;
  const newDigest = () => (tokens += 1).toString(16).padStart(64, '0');
  return {
    begin: async (login = 'maya@example.com', network = HOME, audience = 'portal') =>
      (await one<{ begun: Begun }>(client(), BEGIN, [login, audience, network, 'req-1'])).begun,

    complete: (login = 'maya@example.com', network = HOME, userId = maya()) =>
      client().query(COMPLETE, [userId, login, newDigest(), 'portal', network, 'Firefox', 'req-2']),

    /** Instead of waiting. */
    later: (time: string) =>
      client().query(
        `update public.sign_in_attempts
         set next_at = next_at - $1::interval, last_at = last_at - $1::interval, recent = array(select t - $1::interval from unnest(recent) t)`,
        [time],
      ),

    /** Makes a wait that has begun last, so that a slow machine does not end it. */
    stretchWaits: () =>
      client().query(
        `update public.sign_in_attempts set next_at = next_at + interval '10 minutes' where next_at > last_at + interval '0.9 seconds'`,
      ),
  };
}
