import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { CheckboxField, formatMoney, SelectField, SubmitButton, TextField, useErrorFocus } from '@sage/ui';
import { useRef } from 'react';
import type { Tier } from '../../api.server.ts';
import { budgetOf } from '../../tiers/tier-facts.ts';
import type { FitAnswers } from './fit.schema.ts';
import classes from './fit-form.module.css';
import { PROJECT_LABELS } from './words.ts';

type FormValues = { [Name in keyof FitAnswers]: string };

const CHOOSE = { value: '', label: 'Please choose' };
const PROJECTS = [CHOOSE, ...Object.entries(PROJECT_LABELS).map(([value, label]) => ({ value, label }))];

/** The bands are those of the price list, each sent as its lower bound. */
function budgetChoices(tiers: Tier[]) {
  const least = tiers[0]?.budget_from_cents ?? 0;
  const below = least > 0 ? [{ value: 'from-0', label: `Under ${formatMoney(least, tiers[0]?.currency)}` }] : [];
  const bands = tiers.map((tier) => ({ value: `from-${tier.budget_from_cents ?? 0}`, label: budgetOf(tier) }));
  return [CHOOSE, ...below, ...bands, { value: 'share', label: 'A share of what it costs to build' }, { value: 'unsure', label: 'I am not sure yet' }];
}

function Intro({ level: Title }: { level: 'h1' | 'h2' }) {
  if (Title === 'h2') return <h2>Try other answers</h2>;
  return (
    <>
      <h1>Which tier fits your project?</h1>
      <p className={classes.intro}>Five answers are enough for a first recommendation. We store none of them: the result lives in its own address, so you can save it or send it on.</p>
    </>
  );
}

export function FitForm({ tiers, answers, level }: { tiers: Tier[]; answers: SubmissionResult | null; level: 'h1' | 'h2' }) {
  const board = useRef<HTMLDivElement>(null);
  useErrorFocus(board, answers?.status === 'error');
  const [form, fields] = useForm<FormValues>({
    id: 'fit',
    lastResult: answers,
    defaultValue: answers?.initialValue as Partial<FormValues>,
    constraint: { weeks: { required: true, min: 1, max: 104 }, type: { required: true } },
    // Without JavaScript the browser's own checks help; with it, the server's words replace them.
    defaultNoValidate: false,
  });
  return (
    <div id="answers" ref={board} className={classes.answers}>
      <Intro level={level} />
      <Form method="get" action="/fit" className={classes.form} {...getFormProps(form)}>
        <SelectField field={fields.budget} label="Budget of the whole project" description="What you plan to spend on the whole project. It is not our fee." data={budgetChoices(tiers)} />
        <TextField field={fields.amount} label="Or an exact amount" description="In dollars. If you write one, it counts." inputMode="decimal" autoComplete="off" leftSection="$" />
        <TextField field={fields.weeks} label="Weeks until you need the plans" type="number" inputMode="numeric" autoComplete="off" />
        <SelectField field={fields.type} label="Kind of project" data={PROJECTS} />
        <fieldset className={classes.assets}>
          <legend>What exists already?</legend>
          <CheckboxField field={fields.survey} label="A survey of the site" />
          <CheckboxField field={fields.drawings} label="Drawings of the house or garden" />
        </fieldset>
        <SubmitButton busyLabel="Weighing…" action="/fit">
          {level === 'h1' ? 'See which tier fits' : 'See again'}
        </SubmitButton>
      </Form>
    </div>
  );
}
