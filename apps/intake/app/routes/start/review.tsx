import { Form, Link } from '@remix-run/react';
import { FormAlert, SubmitButton } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import type { DraftValues } from './draft.ts';
import { PERSON, TRAP } from './guard.ts';
import classes from './start.module.css';
import { stepPath } from './steps.ts';
import { summaryOf } from './summary.ts';

function Summary({ values, tiers }: { values: DraftValues; tiers: Tier[] }) {
  return (
    <dl className={classes.answers}>
      {summaryOf(values, tiers).map(({ label, text, step }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
          <dd>
            <Link to={stepPath(step)} aria-label={`Change: ${label}`}>
              Change
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ReviewProps {
  values: DraftValues;
  tiers: Tier[];
  submissionId: string;
  asksForPerson: boolean;
}

/** All that was said, before it is sent. */
export function Review({ values, tiers, submissionId, asksForPerson }: ReviewProps) {
  return (
    <div className={classes.board}>
      <Summary values={values} tiers={tiers} />
      <Form method="post" action={stepPath('review')}>
        <input type="hidden" name="submissionId" value={submissionId} />
        <div className={classes.trap} aria-hidden="true">
          <label>
            Leave this empty
            <input type="text" name={TRAP} tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        {asksForPerson && (
          <FormAlert>
            <p>That was quick, and programs are quick too. Please tick the box and send it again; nothing is lost.</p>
            <label className={classes.person}>
              <input type="checkbox" name={PERSON} />I am a person
            </label>
          </FormAlert>
        )}
        <div className={classes.actions}>
          <SubmitButton busyLabel="Sending…" action={stepPath('review')}>
            Send and see my recommendation
          </SubmitButton>
          <Link to={stepPath('contact')} className={classes.quiet}>
            Back
          </Link>
        </div>
        <p className={classes.promise}>Sending it is free and binds you to nothing. We keep your answers to advise you, and pass them to nobody else.</p>
      </Form>
    </div>
  );
}
