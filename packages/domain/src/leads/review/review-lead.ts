import type { Db } from '@sage/db';
import type { ReviewLeadInput } from './lead-review.schema.ts';

/** Approves, changes the tier, closes or reopens. Checked and written in one transaction, so that two reviewers cannot both decide. */
export const reviewLead = ({ db }: { db: Pick<Db, 'leadReview'> }, { leadId, ...decision }: ReviewLeadInput) =>
  db.leadReview.decide({ id: leadId, ...decision });
