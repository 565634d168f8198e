import type { Db, SubmissionRow } from '@sage/db';
import { networkOf } from '../auth/network.ts';
import { loadPublishedRules } from '../routing/load-published-rules.ts';
import { route, type PublishedRules } from '../routing/route.ts';
import { budgetRange, timelineText } from './leads.rules.ts';
import type { LeadSubmission } from './leads.schema.ts';

export interface SubmitLeadContext {
  address: string;
  db: { routingRules: Pick<Db['routingRules'], 'findPublished'>; submissions: Pick<Db['submissions'], 'submit'> };
}

/** Routes by the call that the preview makes, on the same rules, and stores answers, result and version together. */
export async function submitLead({ db, address }: SubmitLeadContext, submission: LeadSubmission) {
  const rules = await loadPublishedRules(db);
  const { submission_id, status, created } = await db.submissions.submit({ ...submissionRow(rules, submission), network: networkOf(address) });
  return { submissionId: submission_id, status, created };
}

/** What is stored of a submission, by the rules of the moment. */
export function submissionRow(rules: PublishedRules, { submissionId, contact, projectAddress, answers, budgetIsBand }: LeadSubmission): Omit<SubmissionRow, 'network'> {
  const { budget } = answers;
  return {
    submission_id: submissionId,
    ...contact,
    phone: contact.phone ?? null,
    project_address: projectAddress,
    budget_range: budgetRange(rules, answers, budgetIsBand),
    budget_kind: budget.kind,
    budget_cents: budget.kind === 'amount' ? budget.cents : null,
    timeline: timelineText(answers.timelineWeeks),
    timeline_weeks: answers.timelineWeeks,
    project_type: answers.projectType,
    has_survey: answers.hasSurvey,
    has_drawings: answers.hasDrawings,
    answers,
    routing: route(rules, answers) as unknown as SubmissionRow['routing'],
  };
}
