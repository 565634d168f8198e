import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { FormAlert, SubmitButton, useErrorFocus } from '@sage/ui';
import { useRef } from 'react';
import type { Tier } from '../../api.server.ts';
import type { DraftValues } from './draft.ts';
import classes from './start.module.css';
import { StepFields } from './step-fields.tsx';
import { QUESTION_STEPS, stepPath, type QuestionStep } from './steps.ts';
import { useKeepDraft } from './use-keep-draft.ts';

interface QuestionFormProps {
  step: QuestionStep;
  values: DraftValues;
  tiers: Tier[];
  answers: SubmissionResult | null;
  isLost: boolean;
}

/** One group of questions. All words about mistakes are the server's, so that they are the same with and without JavaScript. */
export function QuestionForm({ step, values, tiers, answers, isLost }: QuestionFormProps) {
  const board = useRef<HTMLDivElement>(null);
  useErrorFocus(board, answers?.status === 'error');
  useKeepDraft(board, step);
  const [form, fields] = useForm<DraftValues>({ id: step, lastResult: answers, defaultValue: (answers?.initialValue as DraftValues | undefined) ?? values });
  const before = QUESTION_STEPS[QUESTION_STEPS.indexOf(step) - 1];
  const firstError = Object.keys(answers?.error ?? {})[0];
  return (
    <div ref={board} className={classes.board}>
      {isLost && <FormAlert>Please press Continue once more. If you see this again, allow cookies for this page: it is how your answers are kept until you send them.</FormAlert>}
      <Form method="post" action={stepPath(step)} className={classes.form} {...getFormProps(form)} noValidate>
        <StepFields step={step} fields={fields} tiers={tiers} firstError={firstError} />
        <div className={classes.actions}>
          <SubmitButton busyLabel="Keeping…" action={stepPath(step)}>
            Continue
          </SubmitButton>
          {before && (
            <Link to={stepPath(before)} className={classes.quiet}>
              Back
            </Link>
          )}
        </div>
      </Form>
    </div>
  );
}
