import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { InvitationPassword, InvitationRef } from '@sage/domain/schemas/invitations';
import { ContourField, EmptyState, Main, Page, pageTitle, Sheet, SiteFooter, SiteHeader } from '@sage/ui';
import { failureResponse } from '@sage/ui/server';
import { tryApi, type Args } from '../../api.server.ts';
import { session } from '../../session.server.ts';
import { InvitationForm } from './invitation-form.tsx';
import classes from './invitation.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Choose your password', 'Sage') }];

const SUMMITS = [
  { x: 560, y: 200 },
  { x: 330, y: 560 },
];

async function find(args: Args & { params: { token?: string } }) {
  const ref = InvitationRef.safeParse({ token: args.params.token });
  if (!ref.success) return null;
  const answer = await tryApi(args, (sage) => sage.invitations.find(ref.data));
  if ('failure' in answer) throw failureResponse(answer.failure, args.request);
  return answer.value;
}

/** Opening the link uses nothing up: mail scanners open links, too. */
export const loader = async (args: LoaderFunctionArgs) => ({ invited: await find(args) });

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await args.request.formData(), { schema: InvitationPassword });
  const reply = (formErrors?: string[]) => submission.reply({ formErrors, hideFields: ['password'] });
  if (submission.status !== 'success') return data(reply(), 400);

  const ref = InvitationRef.safeParse({ token: args.params.token });
  if (!ref.success) throw new Response(null, { status: 404 });
  const answer = await tryApi(args, (sage) => sage.invitations.accept({ ...ref.data, ...submission.value }));
  if ('value' in answer) return redirect('/', { headers: { 'Set-Cookie': await session.write(answer.value.token) } });

  const refused = failureResponse(answer.failure, args.request);
  if (!['invalid', 'limited', 'conflict'].includes(answer.failure.kind)) throw refused;
  return data(reply([answer.failure.message]), refused);
}

function LinkIsOver() {
  return (
    <EmptyState level="h1" title="This link was used or is too old." action={<Link to="/link">Send me a new link</Link>}>
      <p>
        If you chose a password already, <Link to="/sign-in">sign in with it</Link>. Else we send you a new link.
      </p>
    </EmptyState>
  );
}

export default function Invitation() {
  const { invited } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page>
      <SiteHeader />
      <Main className={classes.main}>
        <ContourField seed={31} width={760} height={720} summits={SUMMITS} step={30} lines={22} />
        <Sheet className={classes.sheet}>{invited ? <InvitationForm {...invited} result={result} /> : <LinkIsOver />}</Sheet>
      </Main>
      <SiteFooter>Questions? Answer any e-mail from the studio.</SiteFooter>
    </Page>
  );
}
