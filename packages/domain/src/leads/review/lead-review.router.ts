import { router, teamProcedure } from '../../trpc.ts';
import { findLeadQueue } from './find-lead-queue.ts';
import { LeadQueueInput, ReviewLeadInput } from './lead-review.schema.ts';
import { reviewLead } from './review-lead.ts';

export const leadReviewRouter = router({
  queue: teamProcedure.input(LeadQueueInput).query(({ ctx, input }) => findLeadQueue(ctx, input)),
  review: teamProcedure.input(ReviewLeadInput).mutation(({ ctx, input }) => reviewLead(ctx, input)),
});
