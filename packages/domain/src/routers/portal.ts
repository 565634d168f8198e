import { authRouter } from '../auth/auth.router.ts';
import { clientProcedure, router } from '../trpc.ts';

export const portalRouter = router({
  auth: authRouter,
  home: clientProcedure.query(({ ctx }) => ctx.db.portal.home()),
});
