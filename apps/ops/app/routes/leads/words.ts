import type { Sage } from '../../api.server.ts';

export type Queue = Awaited<ReturnType<Sage['leads']['queue']>>;
export type Lead = NonNullable<Queue['lead']>;
export type LeadStatus = Lead['status'];

interface StatusWords {
  status: LeadStatus;
  label: string;
  title: string;
  empty: string;
}

export const STATUSES: [StatusWords, ...StatusWords[]] = [
  { status: 'needs_review', label: 'To review', title: 'To review', empty: 'No lead waits for a decision. Those that need one come here, oldest first.' },
  { status: 'new', label: 'New', title: 'New', empty: 'Leads that were added by hand wait here until somebody looks at them.' },
  { status: 'qualified', label: 'Qualified', title: 'Qualified', empty: 'Leads that may take their next step come here: those that needed no review, and those that were approved.' },
  { status: 'closed', label: 'Closed', title: 'Closed', empty: 'Leads that were closed as not a fit come here. They can be reopened.' },
];

export const STATUS_WORDS: Record<LeadStatus, string> = { needs_review: 'To review', new: 'New', qualified: 'Qualified', closed: 'Closed' };

export const PROJECT_WORDS: Record<string, string> = {
  simple_renovation: 'Simple renovation',
  standard_renovation: 'Standard renovation',
  small_addition: 'Small addition',
  standard_addition: 'Standard addition',
  major_renovation: 'Major renovation',
  new_build: 'New build',
  complex: 'Complex project',
  multiple_properties: 'Several properties',
};

export const FACTOR_WORDS: Record<string, string> = { budget: 'Budget', assets: 'Drawings', timeline: 'Timeline', project_type: 'Project' };

export const RULE_WORDS: Record<string, string> = {
  no_assets: 'There is neither a survey nor a drawing.',
  major_type: 'It is a new build or a major renovation.',
  top_type: 'It is complex, or on several properties.',
  top_budget: 'The budget is that of the highest tier.',
};

export const FLAG_WORDS: Record<string, string> = {
  budget_unclear: 'Budget unclear',
  timeline_unrealistic: 'Unrealistic timeline',
  budget_timeline_mismatch: 'Large budget, little time',
  no_assets_fast_timeline: 'No drawings, little time',
  complex_low_budget: 'Complex project, low budget',
  multiple_properties: 'Several properties',
};

export const NOTICE_WORDS: Record<string, string> = { tight_timeline: 'Less time than the tier usually takes' };

export const DONE_WORDS: Record<string, string> = {
  approve: 'The tier is approved. The prospect can take the next step.',
  change: 'The tier is changed and approved. The prospect can take the next step.',
  close: 'The lead is closed.',
  reopen: 'The lead is open again and waits for a decision.',
};

/** What was answered to "what do you have?". */
export function assetsOf({ has_survey, has_drawings }: Pick<Lead, 'has_survey' | 'has_drawings'>): string {
  if (has_survey === null && has_drawings === null) return 'Not said';
  if (has_survey && has_drawings) return 'Survey and drawings';
  if (has_survey) return 'Survey';
  return has_drawings ? 'Drawings' : 'Neither survey nor drawings';
}
