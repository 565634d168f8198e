import { clientProcedure, router } from '../trpc.ts';
import { DeliverableRef } from './deliverables.schema.ts';
import { findDownload } from './find-download.ts';

export const portalDeliverablesRouter = router({
  download: clientProcedure.input(DeliverableRef).query(({ ctx, input }) => findDownload(ctx, input)),
});
