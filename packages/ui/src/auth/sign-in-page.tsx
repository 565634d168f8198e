import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { FormAlert } from '../form/form-alert.tsx';
import { SubmitButton } from '../form/submit-button.tsx';
import { TextField } from '../form/fields.tsx';
import { ContourField } from '../motif/contour-field.tsx';
import { Main } from '../shell/main.tsx';
import { Page, Sheet } from '../shell/page.tsx';
import { SiteFooter } from '../shell/site-footer.tsx';
import { SiteHeader } from '../shell/site-header.tsx';
import classes from './sign-in-page.module.css';

interface SignInPageProps {
  brand?: string;
  title: string;
  /** Who has an account, and where it comes from. */
  children: ReactNode;
  loginLabel: string;
  loginDescription?: string;
  /** What the action answered. */
  result: SubmissionResult | undefined;
}

const SUMMITS = [
  { x: 560, y: 200 },
  { x: 330, y: 560 },
];

/** Posts `login` and `password` to its own address, with or without JavaScript. */
function SignInForm({ loginLabel, loginDescription, result }: Pick<SignInPageProps, 'loginLabel' | 'loginDescription' | 'result'>) {
  const [form, fields] = useForm<{ login: string; password: string }>({
    id: 'sign-in',
    lastResult: result,
    constraint: { login: { required: true, maxLength: 254 }, password: { required: true, maxLength: 1024 } },
    defaultNoValidate: false,
  });
  return (
    <Form method="post" className={classes.form} {...getFormProps(form)}>
      {form.errors && <FormAlert id={form.errorId}>{form.errors[0]}</FormAlert>}
      <TextField field={fields.login} label={loginLabel} description={loginDescription} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <TextField field={fields.password} label="Password" type="password" autoComplete="current-password" />
      <SubmitButton busyLabel="Signing in…" fullWidth>
        Sign in
      </SubmitButton>
    </Form>
  );
}

export function SignInPage({ brand, title, children, ...form }: SignInPageProps) {
  return (
    <Page>
      <SiteHeader brand={brand} />
      <Main className={classes.main}>
        <ContourField seed={31} width={760} height={720} summits={SUMMITS} step={30} lines={22} />
        <Sheet className={classes.sheet}>
          <div className={classes.column}>
            <h1>{title}</h1>
            <SignInForm {...form} />
            <p className={classes.note}>{children}</p>
          </div>
        </Sheet>
      </Main>
      <SiteFooter />
    </Page>
  );
}
