import type { Db } from '@sage/db';
import { found } from '../../errors.ts';
import type { LeadQueueInput } from './lead-review.schema.ts';

/** The queue, and the lead that is looked at. A lead that was asked for by name must be there. */
export async function findLeadQueue({ db }: { db: Pick<Db, 'leadReview'> }, { status, after, leadId }: LeadQueueInput) {
  const queue = await db.leadReview.page({ status, after, leadId });
  return leadId ? { ...queue, lead: found(queue.lead, 'lead') } : queue;
}
