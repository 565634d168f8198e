import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { duePayment } from '@sage/domain/schemas/payments';
import { EmptyState, Main, Page, pageTitle, Sheet, SiteHeader } from '@sage/ui';
import { refusalOf, tryApi } from '../../api.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Pay', 'Sage') }];

/** The amount is the database's: all that is posted is which due it is. */
export async function action(args: ActionFunctionArgs) {
  const due = duePayment.safeParse({ dueId: args.params.dueId });
  if (!due.success) throw new Response(null, { status: 404 });
  const answer = await tryApi(args, (sage) => sage.payments.payDue(due.data));
  if ('value' in answer) return redirect(answer.value.url, 303);
  if (answer.failure.kind !== 'conflict') throw refusalOf(args, answer.failure);
  return data({ message: answer.failure.message }, 409);
}

/** Only for who pressed a button that was out of date, or opened the form's address. */
export default function PayDue() {
  const refused = useActionData<typeof action>();
  return (
    <Page>
      <SiteHeader />
      <Main>
        <Sheet>
          <EmptyState level="h1" title={refused?.message ?? 'Nothing is paid here.'} action={<Link to="/payments">To your payments</Link>}>
            What you owe and what you have paid is on the page of your payments.
          </EmptyState>
        </Sheet>
      </Main>
    </Page>
  );
}
