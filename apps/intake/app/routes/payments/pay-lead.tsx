import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle, Sheet } from '@sage/ui';
import { tryApi } from '../../api.server.ts';
import { IntakePage } from '../../shell/intake-page.tsx';
import { submissionOf } from '../result/submission.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Pay', 'Sage') }];

export const loader = ({ params }: LoaderFunctionArgs) => submissionOf(params);

/** The tier and the amount are the database's: all that is posted is which submission it is. */
export async function action(args: ActionFunctionArgs) {
  const submission = submissionOf(args.params);
  const answer = await tryApi(args, (sage) => sage.payments.payLead(submission));
  if ('value' in answer) return redirect(answer.value.url, 303);
  if (answer.failure.kind !== 'conflict') throw answer.refusal;
  return data({ message: answer.failure.message }, 409);
}

/** Only for who pressed a button that was out of date, or opened the form's address. */
export default function PayLead() {
  const { submissionId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <IntakePage>
      <Sheet>
        <EmptyState level="h1" title={refused?.message ?? 'Nothing is paid here.'} action={<Link to={`/result/${submissionId}`}>Back to the recommendation</Link>}>
          It says what is to be done next.
        </EmptyState>
      </Sheet>
    </IntakePage>
  );
}
