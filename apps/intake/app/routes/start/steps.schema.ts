import { parseWithZod } from '@conform-to/zod/v4';
import { z } from '@sage/config/z';
import { leadFields, type LeadSubmission } from '@sage/domain/schemas/leads';
import { assetFields, budgetAnswer, budgetFields, isBand, namesABudget, NO_BUDGET, projectFields } from '../../answers/answers.schema.ts';
import type { Draft, DraftValues } from './draft.ts';
import { QUESTION_STEPS, STEPS, type QuestionStep, type Step } from './steps.ts';

/** What each step asks. Bounds and values are the server's own. */
export const STEP_SCHEMAS = {
  budget: z.object(budgetFields).refine(namesABudget, NO_BUDGET),
  project: z.object(projectFields),
  site: z.object({ address: leadFields.projectAddress, ...assetFields }),
  contact: z.object({ name: leadFields.name, email: leadFields.email, phone: leadFields.phone }),
};

const formOf = (values: DraftValues) => new URLSearchParams(Object.entries(values));

const isComplete = (step: QuestionStep, values: DraftValues) => parseWithZod(formOf(values), { schema: STEP_SCHEMAS[step] }).status === 'success';

/** The first of the steps before `step` whose answers are not complete. */
export const firstMissing = (values: DraftValues, step: Step): QuestionStep | undefined =>
  QUESTION_STEPS.slice(0, STEPS.indexOf(step)).find((name) => !isComplete(name, values));

/** What the server takes, of a draft whose steps are complete. @throws when one is not. */
export function toSubmission({ submissionId, values }: Draft): LeadSubmission {
  const read = <S extends z.ZodType>(schema: S) => {
    const parsed = parseWithZod(formOf(values), { schema });
    if (parsed.status !== 'success') throw new Error('A draft was sent in before it was complete');
    return parsed.value as z.infer<S>;
  };
  const [budget, project, site, contact] = [read(STEP_SCHEMAS.budget), read(STEP_SCHEMAS.project), read(STEP_SCHEMAS.site), read(STEP_SCHEMAS.contact)];
  return {
    submissionId,
    contact,
    projectAddress: site.address,
    answers: { budget: budgetAnswer(budget), timelineWeeks: project.weeks, projectType: project.type, hasSurvey: site.survey, hasDrawings: site.drawings },
    budgetIsBand: isBand(budget),
  };
}
