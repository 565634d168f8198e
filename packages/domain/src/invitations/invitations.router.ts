import { router, signInProcedure } from '../trpc.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findInvitation } from './find-invitation.ts';
import { AcceptInvitationInput, InvitationRef } from './invitations.schema.ts';

export const invitationsRouter = router({
  find: signInProcedure.input(InvitationRef).query(({ ctx, input }) => findInvitation(ctx, input)),
  accept: signInProcedure.input(AcceptInvitationInput).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
