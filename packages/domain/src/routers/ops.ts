import { authRouter } from '../auth/auth.router.ts';
import { router, teamProcedure } from '../trpc.ts';

export const opsRouter = router({
  auth: authRouter,
  home: teamProcedure.query(({ ctx }) => ctx.db.ops.home()),
});
