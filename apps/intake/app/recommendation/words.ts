import type { Routing, RoutingAnswers } from '@sage/domain/routing';

type ProjectType = RoutingAnswers['projectType'];

export const PROJECT_LABELS: Record<ProjectType, string> = {
  simple_renovation: 'A simple renovation',
  standard_renovation: 'A standard renovation',
  small_addition: 'A small addition',
  standard_addition: 'A standard addition',
  major_renovation: 'A major renovation',
  new_build: 'A new build',
  complex: 'A complex project',
  multiple_properties: 'Several properties',
};

export const FACTOR_LABELS: Record<Routing['factors'][number]['factor'], string> = {
  budget: 'Budget',
  assets: 'Drawings',
  timeline: 'Timeline',
  project_type: 'Project',
};

/** No bound is named here: the published rules hold those. */
export const RULE_WORDS: Record<Routing['hardRules'][number], string> = {
  no_assets: 'Without a survey or drawings, one of us has to see and measure the site first.',
  major_type: 'A project of this kind cannot be drawn from afar.',
  top_type: 'A project of this kind needs a dedicated team.',
  top_budget: 'With a budget like this, the studio takes the project on as a whole.',
};

export const FLAG_WORDS: Record<Routing['redFlags'][number]['code'], string> = {
  budget_unclear: 'The budget is not clear yet, or very small for design work.',
  timeline_unrealistic: 'The time is too short for most plans.',
  budget_timeline_mismatch: 'A project of this size needs more time than that.',
  no_assets_fast_timeline: 'Without a survey or drawings, nothing can be ready that soon.',
  complex_low_budget: 'This kind of project usually costs more than the budget named.',
  multiple_properties: 'Several properties are planned one by one, together with you.',
};

export const NOTICE_WORDS: Record<Routing['notices'][number], string> = {
  tight_timeline: 'Your timeline is shorter than this tier usually takes.',
};
