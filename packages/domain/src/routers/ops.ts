import { authRouter } from '../auth/auth.router.ts';
import { opsClientsRouter } from '../clients/ops-clients.router.ts';
import { opsContentRouter } from '../content/content.router.ts';
import { deliverablesRouter } from '../deliverables/deliverables.router.ts';
import { leadReviewRouter } from '../leads/review/lead-review.router.ts';
import { opsMessagesRouter } from '../messages/messages.router.ts';
import { milestonesRouter } from '../milestones/milestones.router.ts';
import { opsPaymentsRouter } from '../payments/ops-payments.router.ts';
import { opsProjectsRouter } from '../projects/ops-projects.router.ts';
import { syncRouter } from '../sync/sync.router.ts';
import { router, teamProcedure } from '../trpc.ts';

export const opsRouter = router({
  auth: authRouter,
  clients: opsClientsRouter,
  content: opsContentRouter,
  deliverables: deliverablesRouter,
  leads: leadReviewRouter,
  messages: opsMessagesRouter,
  milestones: milestonesRouter,
  payments: opsPaymentsRouter,
  projects: opsProjectsRouter,
  sync: syncRouter,
  home: teamProcedure.query(({ ctx }) => ctx.db.ops.home()),
});
