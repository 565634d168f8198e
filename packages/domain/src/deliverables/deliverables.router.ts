import { router, serverTeamProcedure, teamProcedure } from '../trpc.ts';
import { addDeliverable } from './add-deliverable.ts';
import { AddDeliverableInput, DeliverableRef, NoteShareInput, ShownDeliverable, StoreFileInput } from './deliverables.schema.ts';
import { findDownload } from './find-download.ts';
import { noteShare } from './note-share.ts';
import { publishDeliverable } from './publish-deliverable.ts';
import { removeDeliverable } from './remove-deliverable.ts';
import { storeFile } from './store-file.ts';
import { takeBackDeliverable } from './take-back-deliverable.ts';

export const deliverablesRouter = router({
  /** The bytes come as a stream, so only our own server code can call it: first this, then `add`. */
  store: serverTeamProcedure.input(StoreFileInput).mutation(({ ctx, input }) => storeFile(ctx, input)),
  add: teamProcedure.input(AddDeliverableInput).mutation(({ ctx, input }) => addDeliverable(ctx, input)),
  publish: teamProcedure.input(ShownDeliverable).mutation(({ ctx, input }) => publishDeliverable(ctx, input)),
  takeBack: teamProcedure.input(ShownDeliverable).mutation(({ ctx, input }) => takeBackDeliverable(ctx, input)),
  remove: teamProcedure.input(ShownDeliverable).mutation(({ ctx, input }) => removeDeliverable(ctx, input)),
  noteShare: teamProcedure.input(NoteShareInput).mutation(({ ctx, input }) => noteShare(ctx, input)),
  download: teamProcedure.input(DeliverableRef).query(({ ctx, input }) => findDownload(ctx, input)),
});
