import { publicProcedure, router } from '../trpc.ts';
import { findResult } from './find-result.ts';
import { leadSubmission, submissionRef } from './leads.schema.ts';
import { submitLead } from './submit-lead.ts';

/** The public form's side of a lead. Whoever holds a submission's id sees its result, and no personal data. */
export const leadsRouter = router({
  submit: publicProcedure.input(leadSubmission).mutation(({ ctx, input }) => submitLead(ctx, input)),
  result: publicProcedure.input(submissionRef).query(({ ctx, input }) => findResult(ctx, input)),
});
