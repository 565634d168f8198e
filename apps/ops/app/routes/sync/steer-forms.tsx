import { Form } from '@remix-run/react';
import { SubmitButton } from '@sage/ui';
import type { ReactNode } from 'react';
import { ReasonField } from '../../form/reason-field.tsx';
import classes from './sync.module.css';

interface Steer {
  /** What `steer-sync.server.ts` calls it. */
  move: string;
  /** What it is done to: goes along as hidden fields, and tells this form from the others of the page. */
  of?: Record<string, string>;
  label: string;
  busyLabel: string;
  /** For who hears the button without seeing where it stands. */
  name: string;
}

/** Outside the components: a default of an own is a new one at every rendering. */
const NOTHING: Record<string, string> = {};

const sends = (move: string, of: Record<string, string>) => (form: FormData) =>
  form.get('move') === move && Object.entries(of).every(([field, value]) => form.get(field) === value);

export const SteerForm = ({ move, of = NOTHING, children }: Pick<Steer, 'move' | 'of'> & { children: ReactNode }) => (
  <Form method="post" preventScrollReset className={classes.form}>
    <input type="hidden" name="move" value={move} />
    {Object.entries(of).map(([field, value]) => (
      <input key={field} type="hidden" name={field} value={value} />
    ))}
    {children}
  </Form>
);

interface SubmitProps extends Steer {
  variant?: 'filled' | 'default' | 'outline';
  color?: string;
}

export const SteerSubmit = ({ move, of = NOTHING, label, busyLabel, name, variant = 'default', color }: SubmitProps) => (
  <SubmitButton size="sm" variant={variant} color={color} className={classes.button} sends={sends(move, of)} busyLabel={busyLabel} label={`${label}: ${name}`}>
    {label}
  </SubmitButton>
);

/** One button that says what happens. It posts without JavaScript too. */
export const SteerButton = (steer: SubmitProps) => (
  <SteerForm move={steer.move} of={steer.of}>
    <SteerSubmit {...steer} />
  </SteerForm>
);

/** Opening it is the first half of the confirmation; the reason goes into the audit log. */
export const SteerWithReason = ({ question, opens, ...steer }: SubmitProps & { opens: string; question: string }) => (
  <details className={classes.more}>
    <summary aria-label={`${opens}: ${steer.name}`}>{opens}</summary>
    <SteerForm move={steer.move} of={steer.of}>
      <ReasonField id={`reason-${steer.move}-${Object.values(steer.of ?? {}).join('-')}`} description={`${question} 10 to 500 characters.`} />
      <SteerSubmit {...steer} />
    </SteerForm>
  </details>
);

/** For what cannot be taken back, or is done to many at once: opening it is the first half. */
export const SteerConfirmed = ({ question, opens, ...steer }: SubmitProps & { opens: string; question: string }) => (
  <details className={classes.more}>
    <summary aria-label={`${opens}: ${steer.name}`}>{opens}</summary>
    <SteerForm move={steer.move} of={steer.of}>
      <p>{question}</p>
      <SteerSubmit {...steer} />
    </SteerForm>
  </details>
);
