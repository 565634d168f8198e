import { authRouter } from '../auth/auth.router.ts';
import { portalContentRouter } from '../content/content.router.ts';
import { portalDeliverablesRouter } from '../deliverables/portal-deliverables.router.ts';
import { invitationsRouter } from '../invitations/invitations.router.ts';
import { portalMessagesRouter } from '../messages/messages.router.ts';
import { portalPaymentsRouter } from '../payments/portal-payments.router.ts';
import { portalProjectsRouter } from '../projects/portal-projects.router.ts';
import { portalSyncRouter } from '../sync/portal-sync.router.ts';
import { clientProcedure, router } from '../trpc.ts';

export const portalRouter = router({
  auth: authRouter,
  content: portalContentRouter,
  deliverables: portalDeliverablesRouter,
  invitations: invitationsRouter,
  messages: portalMessagesRouter,
  payments: portalPaymentsRouter,
  projects: portalProjectsRouter,
  sync: portalSyncRouter,
  home: clientProcedure.query(({ ctx }) => ctx.db.portal.home()),
});
