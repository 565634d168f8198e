import { Form } from '@remix-run/react';
import { SubmitButton } from '@sage/ui';
import type { ReactNode } from 'react';
import { ReasonField } from '../../form/reason-field.tsx';
import classes from './milestone-list.module.css';

export interface Row {
  id: string;
  /** What is moved as a whole has none. */
  rowVersion?: number;
  /** Of the thing that is moved, for who hears the button without seeing where it stands. */
  name: string;
  move: string;
}

export const MoveForm = ({ id, rowVersion, move, children }: Omit<Row, 'name'> & { children: ReactNode }) => (
  <Form method="post" preventScrollReset className={classes.form}>
    <input type="hidden" name="move" value={move} />
    <input type="hidden" name="id" value={id} />
    {rowVersion !== undefined && <input type="hidden" name="rowVersion" value={rowVersion} />}
    {children}
  </Form>
);

interface MoveSubmitProps extends Pick<Row, 'id' | 'move'> {
  children: string;
  busyLabel: string;
  label?: string;
  variant?: 'filled' | 'default' | 'outline';
  color?: string;
}

/** All forms of the page share its address: the one that is sent says so, and the others wait. */
export const MoveSubmit = ({ id, move, ...button }: MoveSubmitProps) => (
  <SubmitButton size="sm" className={classes.button} sends={(form) => form.get('id') === id && form.get('move') === move} {...button} />
);

/** One button that says what happens. It posts without JavaScript too. */
export const MoveButton = ({ name, label, busyLabel, variant = 'default', ...row }: Row & { label: string; busyLabel: string; variant?: 'filled' | 'default' }) => (
  <MoveForm {...row}>
    <MoveSubmit id={row.id} move={row.move} variant={variant} label={`${label}: ${name}`} busyLabel={busyLabel}>
      {label}
    </MoveSubmit>
  </MoveForm>
);

interface Confirmed extends Row {
  label: string;
  /** What follows, before it is done. */
  question: string;
  yes: string;
  busyLabel: string;
}

/** Opening it is the first half of the confirmation; the reason goes into the audit log. */
export const MoveWithReason = ({ name, label, question, yes, busyLabel, ...row }: Confirmed) => (
  <details className={classes.back}>
    <summary aria-label={`${label}: ${name}`}>{label}</summary>
    <MoveForm {...row}>
      <ReasonField id={`reason-${row.move}-${row.id}`} description={`${question} 10 to 500 characters.`} />
      <MoveSubmit id={row.id} move={row.move} variant="default" busyLabel={busyLabel}>
        {yes}
      </MoveSubmit>
    </MoveForm>
  </details>
);

/** For what a client is told about at once, and for what cannot be seen again. `undoes`: it takes something away. */
export const MoveConfirmed = ({ name, label, question, yes, busyLabel, undoes = false, ...row }: Confirmed & { undoes?: boolean }) => (
  <details className={classes.back}>
    <summary aria-label={`${label}: ${name}`}>{label}</summary>
    <MoveForm {...row}>
      <p>{question}</p>
      <MoveSubmit id={row.id} move={row.move} busyLabel={busyLabel} {...(undoes && { variant: 'outline', color: 'clay' })}>
        {yes}
      </MoveSubmit>
    </MoveForm>
  </details>
);
