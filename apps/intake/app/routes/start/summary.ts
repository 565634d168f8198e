import { count, formatMoney } from '@sage/ui';
import { budgetFields } from '../../answers/answers.schema.ts';
import { budgetChoices, PROJECT_CHOICES } from '../../answers/choices.ts';
import type { Tier } from '../../api.server.ts';
import type { DraftValues } from './draft.ts';
import type { QuestionStep } from './steps.ts';

interface Line {
  label: string;
  text: string;
  step: QuestionStep;
}

const labelOf = (choices: { value: string; label: string }[], value: string | undefined) => choices.find((choice) => choice.value === value)?.label ?? '';

/** As it will be read. What is no amount is shown as it was typed. */
function amountOf(amount: string): string {
  const parsed = budgetFields.amount.safeParse(amount);
  return parsed.success && parsed.data !== undefined ? formatMoney(parsed.data) : amount;
}

function assetsOf({ survey, drawings }: DraftValues): string {
  if (survey && drawings) return 'A survey and drawings';
  if (survey) return 'A survey';
  return drawings ? 'Drawings' : 'Nothing yet';
}

/** The answers in words, each with the step that asks for it. */
export function summaryOf(values: DraftValues, tiers: Tier[]): Line[] {
  const { budget, amount, type, weeks, address = '', name = '', email = '', phone } = values;
  return [
    { label: 'Budget', text: amount ? amountOf(amount) : labelOf(budgetChoices(tiers), budget), step: 'budget' },
    { label: 'Project', text: labelOf(PROJECT_CHOICES, type), step: 'project' },
    { label: 'Plans needed', text: `in ${count(Number(weeks), 'week')}`, step: 'project' },
    { label: 'Address', text: address, step: 'site' },
    { label: 'Exists already', text: assetsOf(values), step: 'site' },
    { label: 'Name', text: name, step: 'contact' },
    { label: 'E-mail', text: email, step: 'contact' },
    ...(phone ? [{ label: 'Phone', text: phone, step: 'contact' as const }] : []),
  ];
}
