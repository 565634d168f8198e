import { notionProcedure, router } from '../trpc.ts';
import { NotionDelivery } from './notion-event.schema.ts';
import { receiveNotionEvent } from './receive-notion-event.ts';

export const portalSyncRouter = router({
  receiveEvent: notionProcedure.input(NotionDelivery).mutation(({ ctx, input }) => receiveNotionEvent(ctx, input)),
});
