import { networkOf } from '../auth/network.ts';
import { tooBusy } from '../auth/queue.ts';
import { createSessionToken, hashSessionToken } from '../auth/session-token.ts';
import type { Context, SignInParts } from '../context.ts';
import { DomainError } from '../errors.ts';
import { hashInvitationToken } from './invitation-token.ts';
import type { AcceptInvitationInput } from './invitations.schema.ts';

export type AcceptInvitationContext = Pick<Context, 'address' | 'userAgent' | 'requestId'> & { signIn: SignInParts };

const LINK_IS_OVER = 'This link was used or is too old.';

/** Uses the link, sets the password and returns the token of a session, for the cookie only. The first of many tries gets it. */
export async function acceptInvitation({ signIn, ...facts }: AcceptInvitationContext, { token, password }: AcceptInvitationInput) {
  const { audience, invitations, passwords } = signIn;
  const tokenHash = hashInvitationToken(token);
  // Before the password is hashed: that costs as much as signing in, and a link that is over shall not.
  if (!(await invitations.find(tokenHash, audience))) throw new DomainError('conflict', LINK_IS_OVER);
  if (!passwords.hasRoom()) throw tooBusy();

  const sessionToken = createSessionToken();
  const session = await invitations.accept({
    tokenHash,
    passwordHash: await passwords.hash(password),
    sessionTokenHash: hashSessionToken(sessionToken),
    audience,
    network: networkOf(facts.address),
    userAgent: facts.userAgent,
    requestId: facts.requestId,
  });
  if (!session) throw new DomainError('conflict', LINK_IS_OVER);
  return { token: sessionToken, user: session.user };
}
