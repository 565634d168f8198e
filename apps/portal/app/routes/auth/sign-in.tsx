import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { SignInInput } from '@sage/domain/schemas/auth';
import { pageTitle, SignInPage } from '@sage/ui';
import { failureResponse, safePath } from '@sage/ui/server';
import { api, tryApi } from '../../api.server.ts';
import { session } from '../../session.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Sign in', 'Sage') }];

const returnPath = ({ url }: Request) => safePath(new URL(url).searchParams.get('to'));

/** Who is signed in already goes on. */
export async function loader(args: LoaderFunctionArgs) {
  const user = await api(args, (sage) => sage.auth.me());
  return user ? redirect(returnPath(args.request)) : null;
}

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await args.request.formData(), { schema: SignInInput });
  const reply = (formErrors?: string[]) => submission.reply({ formErrors, hideFields: ['password'] });
  if (submission.status !== 'success') return data(reply(), 400);

  const answer = await tryApi(args, (sage) => sage.auth.signIn(submission.value));
  if ('value' in answer) return redirect(returnPath(args.request), { headers: { 'Set-Cookie': await session.write(answer.value.token) } });

  const refused = failureResponse(answer.failure, args.request);
  if (!['invalid', 'limited'].includes(answer.failure.kind)) throw refused;
  return data(reply([answer.failure.message]), refused);
}

export default function SignIn() {
  const result = useActionData<typeof action>();
  return (
    <SignInPage title="Welcome back." loginLabel="E-mail or project address" loginDescription="With an address, add the unit and the ZIP code if there are any." result={result}>
      Forgot your password, or is your invitation too old? <Link to="/link">Send me a link</Link>. The studio makes your account and sends you an invitation.
    </SignInPage>
  );
}
