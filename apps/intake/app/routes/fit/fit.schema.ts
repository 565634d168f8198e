import { z } from '@sage/config/z';
import type { RoutingAnswers } from '@sage/domain/schemas/routing';
import { assetFields, budgetAnswer, budgetFields, namesABudget, NO_BUDGET, projectFields } from '../../answers/answers.schema.ts';

/** The five answers as the form sends them. */
export const FitAnswers = z.object({ ...budgetFields, ...projectFields, ...assetFields }).refine(namesABudget, NO_BUDGET);
export type FitAnswers = z.infer<typeof FitAnswers>;

export const toRoutingAnswers = (answers: FitAnswers): RoutingAnswers => ({
  budget: budgetAnswer(answers),
  timelineWeeks: answers.weeks,
  projectType: answers.type,
  hasSurvey: answers.survey,
  hasDrawings: answers.drawings,
});
