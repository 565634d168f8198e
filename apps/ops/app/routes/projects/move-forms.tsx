import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ReasonField } from '../../form/reason-field.tsx';
import classes from './milestone-list.module.css';

interface Row {
  id: string;
  rowVersion: number;
  /** Of the thing that is moved, for who hears the button without seeing where it stands. */
  name: string;
}

const MoveForm = ({ id, rowVersion, move, children }: Omit<Row, 'name'> & { move: string; children: ReactNode }) => (
  <Form method="post" preventScrollReset className={classes.form}>
    <input type="hidden" name="move" value={move} />
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="rowVersion" value={rowVersion} />
    {children}
  </Form>
);

/** One button that says what happens. It posts without JavaScript too. */
export const MoveButton = ({ name, move, label, variant = 'default', ...row }: Row & { move: string; label: string; variant?: 'filled' | 'default' }) => (
  <MoveForm {...row} move={move}>
    <Button type="submit" size="sm" variant={variant} className={classes.button} aria-label={`${label}: ${name}`}>
      {label}
    </Button>
  </MoveForm>
);

/** One step back, with why. Opening it is the first half of the confirmation. */
export const MoveWithReason = ({ name, ...row }: Row) => (
  <details className={classes.back}>
    <summary aria-label={`Step back: ${name}`}>Step back</summary>
    <MoveForm {...row} move="return">
      <ReasonField id={`reason-${row.id}`} description="What this step had started waits again. 10 to 500 characters." />
      <Button type="submit" size="sm" variant="default" className={classes.button}>
        Yes, step back
      </Button>
    </MoveForm>
  </details>
);

/** For what a client is told about at once. */
export const MoveConfirmed = ({ name, move, label, question, yes, ...row }: Row & { move: string; label: string; question: string; yes: string }) => (
  <details className={classes.back}>
    <summary aria-label={`${label}: ${name}`}>{label}</summary>
    <MoveForm {...row} move={move}>
      <p>{question}</p>
      <Button type="submit" size="sm" className={classes.button}>
        {yes}
      </Button>
    </MoveForm>
  </details>
);
