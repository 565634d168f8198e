import type { Context, SignInParts } from '../context.ts';
import { hashSessionToken, isSessionToken } from './session-token.ts';

type SignOutContext = Pick<Context, 'sessionToken' | 'requestId'> & { signIn: SignInParts };

/** Ends the session of the cookie. Without one there is nothing to end, which is no error. */
export async function signOut({ signIn: { sessions }, sessionToken, requestId }: SignOutContext) {
  if (isSessionToken(sessionToken)) await sessions.end(hashSessionToken(sessionToken), requestId);
}
