/** The steps of the form in their order. What each asks is in `steps.schema.ts`. */
export const STEPS = ['budget', 'project', 'site', 'contact', 'review'] as const;
export type Step = (typeof STEPS)[number];
export type QuestionStep = Exclude<Step, 'review'>;

export const QUESTION_STEPS = STEPS.filter((step): step is QuestionStep => step !== 'review');

export const STEP_TITLES: Record<Step, { short: string; title: string }> = {
  budget: { short: 'Budget', title: 'What may your garden cost?' },
  project: { short: 'Project', title: 'What are you planning?' },
  site: { short: 'Site', title: 'Where is it, and what exists already?' },
  contact: { short: 'You', title: 'How do we reach you?' },
  review: { short: 'Review', title: 'Is everything right?' },
};

/** Without a name it is the first. Undefined for one that does not exist. */
export const stepNamed = (name: string | undefined): Step | undefined => (name === undefined ? STEPS[0] : STEPS.find((step) => step === name));

export const stepPath = (step: Step): string => `/start/${step}`;

export const stepAfter = (step: QuestionStep): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'review';
