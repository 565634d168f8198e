import type { SignInParts } from '../context.ts';
import { hashInvitationToken } from './invitation-token.ts';
import type { InvitationRef } from './invitations.schema.ts';

/** Whom the link invites; null when it is over. Looking changes nothing, because mail scanners open links. */
export const findInvitation = ({ signIn: { invitations, audience } }: { signIn: SignInParts }, { token }: InvitationRef) =>
  invitations.find(hashInvitationToken(token), audience);
