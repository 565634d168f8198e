import { router, signInProcedure } from '../trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findInvitation } from './find-invitation.ts';
import { AcceptInvitationInput, InvitationRef, LinkRequest } from './invitations.schema.ts';
import { requestLink } from './request-link.ts';

export const invitationsRouter = router({
  request: signInProcedure.input(LinkRequest).mutation(({ ctx, input }) => requestLink(ctx, input)),
  find: signInProcedure.input(InvitationRef).query(({ ctx, input }) => findInvitation(ctx, input)),
  accept: signInProcedure.input(AcceptInvitationInput).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
