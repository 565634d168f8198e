import { authRouter } from '../auth/auth.router.ts';
import { leadReviewRouter } from '../leads/review/lead-review.router.ts';
import { router, teamProcedure } from '../trpc.ts';

export const opsRouter = router({
  auth: authRouter,
  leads: leadReviewRouter,
  home: teamProcedure.query(({ ctx }) => ctx.db.ops.home()),
});
