import { getFormProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { LinkRequest } from '@sage/domain/schemas/invitations';
import { ContourField, FormAlert, Lead, Main, Page, pageTitle, Sheet, SiteFooter, SiteHeader, SubmitButton, TextField } from '@sage/ui';
import { failureResponse } from '@sage/ui/server';
import { tryApi } from '../../api.server.ts';
import classes from './invitation.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Get a link', 'Sage') }];

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await args.request.formData(), { schema: LinkRequest });
  if (submission.status !== 'success') return data({ reply: submission.reply(), isSent: false }, 400);
  const answer = await tryApi(args, (sage) => sage.invitations.request(submission.value));
  if ('value' in answer) return data({ reply: submission.reply(), isSent: true });
  const refused = failureResponse(answer.failure, args.request);
  if (!['invalid', 'limited'].includes(answer.failure.kind)) throw refused;
  return data({ reply: submission.reply({ formErrors: [answer.failure.message] }), isSent: false }, refused);
}

const SUMMITS = [
  { x: 560, y: 200 },
  { x: 330, y: 560 },
];

function Ask({ reply }: { reply: Parameters<typeof useForm<{ login: string }>>[0]['lastResult'] }) {
  const [form, fields] = useForm<{ login: string }>({ id: 'link', lastResult: reply, constraint: { login: { required: true, maxLength: 254 } }, defaultNoValidate: false });
  return (
    <div className={classes.column}>
      <h1>Get a link to sign in.</h1>
      <Lead>We mail you a link with which you choose a new password.</Lead>
      <Form method="post" className={classes.form} {...getFormProps(form)}>
        {form.errors && <FormAlert id={form.errorId}>{form.errors[0]}</FormAlert>}
        <TextField field={fields.login} label="E-mail" type="email" autoComplete="username" description="If you sign in by your project’s address, ask the studio instead: it hands you a link." />
        <SubmitButton busyLabel="Sending…" fullWidth>
          Send me a link
        </SubmitButton>
      </Form>
      <p>
        <Link to="/sign-in">Back to sign in</Link>
      </p>
    </div>
  );
}

const Sent = () => (
  <div className={classes.column} role="status">
    <h1>Look into your mail.</h1>
    <Lead>If this address has a portal with us, a link is on its way. It can take a minute; look into the folder for junk mail, too.</Lead>
    <p>
      <Link to="/sign-in">Back to sign in</Link>
    </p>
  </div>
);

export default function GetLink() {
  const answered = useActionData<typeof action>();
  return (
    <Page>
      <SiteHeader />
      <Main className={classes.main}>
        <ContourField seed={31} width={760} height={720} summits={SUMMITS} step={30} lines={22} />
        <Sheet className={classes.sheet}>{answered?.isSent ? <Sent /> : <Ask reply={answered?.reply} />}</Sheet>
      </Main>
      <SiteFooter>Questions? Answer any e-mail from the studio.</SiteFooter>
    </Page>
  );
}
