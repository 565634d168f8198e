import { createSessionDb, type SupabaseEnv, type TokenSigningEnv } from '@sage/db';
import { systemClock } from '../adapters/system-clock.ts';
import { openSignIn, type Audience, type SessionsEnv } from '../auth/sessions.ts';
import { createPasswords } from '../auth/passwords.ts';
import { hashSessionToken, isSessionToken } from '../auth/session-token.ts';
import type { Context, Door, Facts } from '../context.ts';
import type { RuntimeOptions } from './options.ts';

/** For portal and ops. A page costs two calls of the Data API: this one, which checks the session, and its own. */
export function signedInContext(
  audience: Audience,
  env: SupabaseEnv & TokenSigningEnv & SessionsEnv,
  { onRequest }: RuntimeOptions,
  partsFor: (requestId: string) => Pick<Context, 'payments' | 'notionInbox' | 'notionRegistry'>,
) {
  const passwords = createPasswords();
  return async (facts: Facts, door: Door): Promise<Context> => {
    const { sessionToken, requestId, address } = facts;
    const { sessions, invitations } = openSignIn(env, { requestId, onRequest });
    const active = isSessionToken(sessionToken) ? await sessions.check(hashSessionToken(sessionToken), audience) : null;
    const base = { ...facts, door, clock: systemClock, signIn: { audience, sessions, invitations, passwords }, ...partsFor(requestId) };
    if (!active) return { ...base, session: null, db: null };

    const { session_id: sessionId, user } = active;
    const identity = { role: 'authenticated', userId: user.id, userType: user.user_type, sessionId } as const;
    const db = await createSessionDb({ env, identity, origin: { requestId, address }, onRequest });
    return { ...base, session: { id: sessionId, user }, db };
  };
}
