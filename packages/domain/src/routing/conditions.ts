import type { Facts } from './facts.ts';
import type { RuleCondition } from './routing-rules.schema.ts';

type Check<Name extends keyof RuleCondition> = (wanted: NonNullable<RuleCondition[Name]>, facts: Facts) => boolean;

/** A bound in cents speaks of a known budget only. */
const CHECKS: { [Name in keyof Required<RuleCondition>]: Check<Name> } = {
  assets: (wanted, { assets }) => wanted.includes(assets),
  budgetBelowCents: (bound, { answers: { budget } }) => budget.kind === 'amount' && budget.cents < bound,
  budgetFromCents: (bound, { answers: { budget } }) => budget.kind === 'amount' && budget.cents >= bound,
  budgetKinds: (wanted, { answers }) => wanted.includes(answers.budget.kind),
  budgetTiers: (wanted, { budgetTier }) => wanted.includes(budgetTier),
  projectTypes: (wanted, { answers }) => wanted.includes(answers.projectType),
  projectTypeAllowsOnly: (wanted, { allowed }) => allowed.project_type.every((tier) => wanted.includes(tier)),
  weeksBelow: (bound, { answers }) => answers.timelineWeeks < bound,
};

const passes = <Name extends keyof RuleCondition>(name: Name, condition: RuleCondition, facts: Facts): boolean => {
  const wanted = condition[name];
  return wanted === undefined || CHECKS[name](wanted, facts);
};

const holds = (condition: RuleCondition, facts: Facts): boolean =>
  (Object.keys(condition) as (keyof RuleCondition)[]).every((name) => passes(name, condition, facts));

/** The rows whose condition holds, in the order of the document. */
export const matching = <Row extends { anyOf: RuleCondition[] }>(rows: readonly Row[], facts: Facts): Row[] =>
  rows.filter(({ anyOf }) => anyOf.some((condition) => holds(condition, facts)));
