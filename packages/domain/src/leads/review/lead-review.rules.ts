import type { Decision, LeadStatus } from './lead-review.schema.ts';

const OFFERED: Record<LeadStatus, Decision[]> = {
  new: ['approve', 'change', 'ask', 'close'],
  needs_review: ['approve', 'change', 'ask', 'close'],
  qualified: ['reopen', 'close'],
  closed: ['reopen'],
};

/** Which buttons to show. The database decides again: a lead that became a project is settled for good. */
export const decisionsFor = ({ status, converted_at }: { status: LeadStatus; converted_at: string | null }): Decision[] =>
  converted_at === null ? OFFERED[status] : [];
