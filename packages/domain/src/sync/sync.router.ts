import { router, teamProcedure } from '../trpc.ts';
import { retrySync } from './retry-sync.ts';
import { RetrySyncInput, SyncStatusInput } from './sync.schema.ts';

export const syncRouter = router({
  status: teamProcedure.input(SyncStatusInput).query(({ ctx, input }) => ctx.db.opsSync.status(input)),
  retry: teamProcedure.input(RetrySyncInput).mutation(({ ctx, input }) => retrySync(ctx, input)),
});
