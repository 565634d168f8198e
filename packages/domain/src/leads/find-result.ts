import type { Db } from '@sage/db';
import { found } from '../errors.ts';
import type { Routing } from '../routing/route.ts';
import { publishedRules } from '../routing/routing-rules.schema.ts';
import { routingAnswers } from '../routing/routing.schema.ts';
import { whatIf } from '../routing/what-if.ts';
import type { SubmissionRef } from './leads.schema.ts';

/** All that the result page shows, in one round trip. What would change it is weighed by the rules that routed the lead. */
export async function findResult({ db }: { db: { submissions: Pick<Db['submissions'], 'findResult'> } }, { submissionId }: SubmissionRef) {
  const row = found(await db.submissions.findResult(submissionId), 'recommendation');
  return {
    submissionId: row.submission_id,
    street: row.street,
    status: row.status,
    /** What is offered: the team's word, else the rules'. */
    tier: row.approved_tier ?? row.recommended_tier,
    isChanged: row.approved_tier !== null && row.approved_tier !== row.recommended_tier,
    // Stored by `submit-lead.ts`, and never changed since.
    routing: row.routing as Routing,
    whatIf: whatIf(publishedRules.parse(row.rules), routingAnswers.parse(row.answers)),
    tiers: row.tiers,
    paid: row.paid,
    processing: row.processing,
    payable: row.payable,
    opened: row.opened,
    bookingUrl: row.booking_url,
  };
}
