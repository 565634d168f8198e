import { clientProcedure, router, serverClientProcedure } from '../trpc.ts';
import { DeliverableRef, PreviewInput } from './deliverables.schema.ts';
import { findDownload } from './find-download.ts';
import { findPreview } from './find-preview.ts';

export const portalDeliverablesRouter = router({
  download: clientProcedure.input(DeliverableRef).query(({ ctx, input }) => findDownload(ctx, input)),
  /** Bytes are no JSON, so only our own server code can call it. */
  preview: serverClientProcedure.input(PreviewInput).query(({ ctx, input }) => findPreview(ctx, input)),
});
