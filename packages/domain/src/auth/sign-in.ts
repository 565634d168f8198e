import type { Context, SignInParts } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignInInput } from './auth.schema.ts';
import { networkOf } from './network.ts';
import { normaliseLogin } from './normalise-login.ts';
import { tooBusy } from './queue.ts';
import { createSessionToken, hashSessionToken } from './session-token.ts';
import { waitSentence, WRONG_SIGN_IN } from './auth.rules.ts';

export type SignInContext = Pick<Context, 'address' | 'userAgent' | 'requestId'> & { signIn: Omit<SignInParts, 'invitations'> };

const USER_AGENT_LENGTH = 256;

/** Starts a session and returns its token, for the cookie only. An unknown name costs the same steps, time and words as a wrong password. */
export async function signIn({ signIn: parts, ...facts }: SignInContext, { login, password }: SignInInput) {
  const { audience, sessions, passwords } = parts;
  if (!passwords.hasRoom()) throw tooBusy();
  const who = { login: normaliseLogin(login), audience, network: networkOf(facts.address), requestId: facts.requestId };
  const attempt = await sessions.beginSignIn(who);
  if (attempt.retry_after_seconds > 0) {
    throw new DomainError('limited', waitSentence(attempt.retry_after_seconds), { retryAfterSeconds: attempt.retry_after_seconds });
  }
  const { matches, rehash } = await passwords.verify(password, attempt.password_hash);
  if (!matches || attempt.user_id === null) throw new DomainError('invalid', WRONG_SIGN_IN);

  const token = createSessionToken();
  const userAgent = facts.userAgent.slice(0, USER_AGENT_LENGTH);
  const session = await sessions.completeSignIn({ ...who, userId: attempt.user_id, tokenHash: hashSessionToken(token), userAgent, rehash });
  return { token, user: session.user };
}
