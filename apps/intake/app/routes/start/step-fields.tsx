import type { FieldMetadata } from '@conform-to/react';
import { CheckboxField, SelectField, TextField } from '@sage/ui';
import type { ReactNode } from 'react';
import { BUDGET_HINT, budgetChoices, PROJECT_CHOICES } from '../../answers/choices.ts';
import type { Tier } from '../../api.server.ts';
import type { DraftValues } from './draft.ts';
import classes from './start.module.css';
import type { QuestionStep } from './steps.ts';

interface StepFieldsProps {
  fields: Record<string, FieldMetadata<string, DraftValues>>;
  tiers: Tier[];
  /** The field that takes the focus, also without JavaScript. */
  firstError?: string;
}

type Fields = (name: string) => { field: FieldMetadata<string, DraftValues>; autoFocus: boolean };

const BUDGET = (of: Fields, tiers: Tier[]) => (
  <>
    <SelectField {...of('budget')} label="Budget of the whole project" description={BUDGET_HINT} data={budgetChoices(tiers)} />
    <TextField {...of('amount')} label="Or an exact amount (optional)" description="In dollars. If you write one, it counts." inputMode="decimal" autoComplete="off" leftSection="$" />
  </>
);

const PROJECT = (of: Fields) => (
  <>
    <SelectField {...of('type')} label="Kind of project" data={PROJECT_CHOICES} />
    <TextField {...of('weeks')} label="Weeks until you need the plans" description="A number of weeks, such as 8." inputMode="numeric" autoComplete="off" />
  </>
);

const SITE = (of: Fields) => (
  <>
    <TextField {...of('address')} label="Address of the project" autoComplete="street-address" />
    <fieldset className={classes.assets}>
      <legend>What exists already?</legend>
      <CheckboxField field={of('survey').field} label="A survey of the site" />
      <CheckboxField field={of('drawings').field} label="Drawings of the house or garden" />
    </fieldset>
  </>
);

const CONTACT = (of: Fields) => (
  <>
    <TextField {...of('name')} label="Your name" autoComplete="name" />
    <TextField {...of('email')} label="E-mail" type="email" description="We send the link to your recommendation there." autoComplete="email" />
    <TextField {...of('phone')} label="Phone (optional)" inputMode="tel" autoComplete="tel" />
  </>
);

const GROUPS: Record<QuestionStep, (of: Fields, tiers: Tier[]) => ReactNode> = { budget: BUDGET, project: PROJECT, site: SITE, contact: CONTACT };

export function StepFields({ step, fields, tiers, firstError }: StepFieldsProps & { step: QuestionStep }) {
  const of: Fields = (name) => {
    const field = fields[name];
    if (!field) throw new Error(`There is no field ${name}`);
    return { field, autoFocus: name === firstError };
  };
  return GROUPS[step](of, tiers);
}
