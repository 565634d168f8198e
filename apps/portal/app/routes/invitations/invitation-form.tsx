import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormAlert, Lead, SubmitButton, TextField } from '@sage/ui';
import classes from './invitation.module.css';

interface InvitationFormProps {
  name: string | null;
  email: string | null;
  address: string | null;
  /** They had a password before. */
  is_reset: boolean;
  /** What the action answered. */
  result: SubmissionResult | undefined;
}

/** Posting it uses the link: it sets the password and signs in, with or without JavaScript. */
export function InvitationForm({ name, email, address, is_reset: isReset, result }: InvitationFormProps) {
  const [form, fields] = useForm<{ password: string }>({
    id: 'invitation',
    lastResult: result,
    constraint: { password: { required: true, minLength: 12, maxLength: 1024 } },
    defaultNoValidate: false,
  });
  return (
    <div className={classes.column}>
      <h1>{name ? `Welcome, ${name}.` : 'Welcome.'}</h1>
      <Lead>
        {isReset ? 'Choose a new password. Wherever you were signed in, you will be signed out.' : 'Choose a password, and you see your project.'} You sign in as{' '}
        <b>{email ?? address}</b>.
      </Lead>
      <Form method="post" className={classes.form} {...getFormProps(form)}>
        {form.errors && <FormAlert id={form.errorId}>{form.errors[0]}</FormAlert>}
        <input type="hidden" name="username" autoComplete="username" value={email ?? address ?? ''} disabled readOnly />
        <TextField
          field={fields.password}
          label="Your password"
          description="At least 12 characters. A few words that do not belong together are best."
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton busyLabel="Opening your project…" fullWidth>
          Set the password and go in
        </SubmitButton>
      </Form>
    </div>
  );
}
