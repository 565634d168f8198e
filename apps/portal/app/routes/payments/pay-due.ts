import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { duePayment } from '@sage/domain/schemas/payments';
import { api } from '../../api.server.ts';

/** The amount is the database's: all that is posted is which due it is. */
export async function action(args: ActionFunctionArgs) {
  const due = duePayment.safeParse({ dueId: args.params.dueId });
  if (!due.success) throw new Response(null, { status: 404 });
  const { url } = await api(args, (sage) => sage.payments.payDue(due.data));
  return redirect(url, 303);
}

/** Somebody opened the form's address. */
export const loader = () => redirect('/');
