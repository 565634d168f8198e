import { authRouter } from '../auth/auth.router.ts';
import { portalDeliverablesRouter } from '../deliverables/portal-deliverables.router.ts';
import { invitationsRouter } from '../invitations/invitations.router.ts';
import { portalPaymentsRouter } from '../payments/portal-payments.router.ts';
import { portalProjectsRouter } from '../projects/portal-projects.router.ts';
import { clientProcedure, router } from '../trpc.ts';

export const portalRouter = router({
  auth: authRouter,
  deliverables: portalDeliverablesRouter,
  invitations: invitationsRouter,
  payments: portalPaymentsRouter,
  projects: portalProjectsRouter,
  home: clientProcedure.query(({ ctx }) => ctx.db.portal.home()),
});
