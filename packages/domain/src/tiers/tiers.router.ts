import { publicProcedure, router } from '../trpc.ts';

export const tiersRouter = router({
  /** What the studio offers, in order, with prices. */
  list: publicProcedure.query(({ ctx }) => ctx.db.tiers.listForIntake()),
});
