import { z } from '@sage/config/z';
import { PROJECT_TYPES, type RoutingAnswers } from '@sage/domain/schemas/routing';

const MOST_DOLLARS = 10_000_000;
const WEEKS = { least: 1, most: 104 };

/** `$12,500` and `12 500` are what people type; cents are what is compared. */
const dollars = z
  .string()
  .trim()
  .regex(/^\$?\s*\d[\d,\s]{0,12}(\.\d{1,2})?$/, 'Write the amount as a number, such as 12,500.')
  .transform((text) => Math.round(Number(text.replace(/[$,\s]/g, '')) * 100))
  .refine((cents) => cents <= MOST_DOLLARS * 100, 'That is more than this form can weigh. Please write to the studio.');

/** A budget band by its lower bound (`from-750000`), or an exact amount, which then counts. */
export const budgetFields = {
  budget: z.string().regex(/^(from-\d{1,10}|share|unsure)$/, 'Choose a budget from the list.').optional(),
  amount: dollars.optional(),
};

export const projectFields = {
  weeks: z
    .int({ error: 'Say in how many weeks you hope to hold the plans.' })
    .min(WEEKS.least, 'At least one week.')
    .max(WEEKS.most, 'At most 104 weeks, two years.'),
  type: z.enum(PROJECT_TYPES, { error: 'Choose the kind of project.' }),
};

export const assetFields = { survey: z.boolean().default(false), drawings: z.boolean().default(false) };

interface BudgetAnswer {
  budget?: string;
  amount?: number;
}

/** For `refine`: either will do. Also when another answer is missing, so that all that is wrong is said at once. */
export const namesABudget = ({ budget, amount }: BudgetAnswer) => budget !== undefined || amount !== undefined;
export const NO_BUDGET = { path: ['budget'], error: 'Choose a budget, or write an amount below.', when: () => true };

export const isBand = ({ budget, amount }: BudgetAnswer): boolean => amount === undefined && budget !== undefined && budget.startsWith('from-');

export function budgetAnswer({ budget, amount }: BudgetAnswer): RoutingAnswers['budget'] {
  if (amount !== undefined) return { kind: 'amount', cents: amount };
  if (budget === 'share') return { kind: 'share_of_install' };
  if (budget === 'unsure' || budget === undefined) return { kind: 'unsure' };
  return { kind: 'amount', cents: Number(budget.slice('from-'.length)) };
}
