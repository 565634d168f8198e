import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

export type Audience = 'portal' | 'ops';

const sessionUser = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  name: z.string().nullable(),
  user_type: z.enum(['kaa_client', 'sage_client', 'team', 'admin']),
  client_id: z.uuid().nullable(),
});
export type SessionUser = z.infer<typeof sessionUser>;

const signInAttempt = z.object({
  retry_after_seconds: z.number().int().nonnegative(),
  user_id: z.uuid().nullable(),
  password_hash: z.string().nullable(),
});
export type SignInAttempt = z.infer<typeof signInAttempt>;

export const startedSession = z.object({ id: z.uuid(), user: sessionUser });
export type StartedSession = z.infer<typeof startedSession>;

const activeSession = z.object({ session_id: z.uuid(), user: sessionUser });
export type ActiveSession = z.infer<typeof activeSession>;

export interface SignInBegin {
  login: string;
  audience: Audience;
  /** The caller's address, cut to its network. */
  network: string;
  requestId: string;
}

export interface SignInComplete extends SignInBegin {
  userId: string;
  /** Hex SHA-256 of the session's token. The token itself never reaches the database. */
  tokenHash: string;
  userAgent: string;
  /** A new hash of the same password, when the old one was made with weaker settings. */
  rehash?: string;
}

export const sessionQueries = (client: Client) => ({
  /** Counts the attempt first. `retry_after_seconds` above 0: refuse without looking at the password. */
  beginSignIn: async (attempt: SignInBegin): Promise<SignInAttempt> =>
    signInAttempt.parse(
      unwrap(
        await client.rpc('sign_in_begin', {
          p_login: attempt.login,
          p_audience: attempt.audience,
          p_network: attempt.network,
          p_request_id: attempt.requestId,
        }),
      ),
    ),

  /** Starts a session after the password was right. */
  completeSignIn: async (attempt: SignInComplete): Promise<StartedSession> =>
    startedSession.parse(
      unwrap(
        await client.rpc('sign_in_complete', {
          p_user_id: attempt.userId,
          p_login: attempt.login,
          p_token_hash: attempt.tokenHash,
          p_audience: attempt.audience,
          p_network: attempt.network,
          p_user_agent: attempt.userAgent,
          p_request_id: attempt.requestId,
          p_rehash: attempt.rehash,
        }),
      ),
    ),

  /** Null for an unknown, ended or expired session. Slides the idle end. */
  check: async (tokenHash: string, audience: Audience): Promise<ActiveSession | null> =>
    activeSession.nullable().parse(unwrap(await client.rpc('session_check', { p_token_hash: tokenHash, p_audience: audience }))),

  /** Ending an ended session is no error. */
  end: async (tokenHash: string, requestId: string): Promise<void> => {
    unwrap(await client.rpc('session_end', { p_token_hash: tokenHash, p_request_id: requestId }));
  },
});
