import { router, serverTeamProcedure, teamProcedure } from '../trpc.ts';
import { addDeliverable } from './add-deliverable.ts';
import { AddDeliverableInput, DeliverableRef, PublishDeliverableInput, StoreFileInput } from './deliverables.schema.ts';
import { findDownload } from './find-download.ts';
import { publishDeliverable } from './publish-deliverable.ts';
import { storeFile } from './store-file.ts';

export const deliverablesRouter = router({
  /** The bytes come as a stream, so only our own server code can call it: first this, then `add`. */
  store: serverTeamProcedure.input(StoreFileInput).mutation(({ ctx, input }) => storeFile(ctx, input)),
  add: teamProcedure.input(AddDeliverableInput).mutation(({ ctx, input }) => addDeliverable(ctx, input)),
  publish: teamProcedure.input(PublishDeliverableInput).mutation(({ ctx, input }) => publishDeliverable(ctx, input)),
  download: teamProcedure.input(DeliverableRef).query(({ ctx, input }) => findDownload(ctx, input)),
});
