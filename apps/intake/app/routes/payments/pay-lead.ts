import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';
import { submissionOf } from '../result/submission.ts';

/** The tier and the amount are the database's: all that is posted is which submission it is. */
export async function action(args: ActionFunctionArgs) {
  const submission = submissionOf(args.params);
  const { url } = await api(args, (sage) => sage.payments.payLead(submission));
  return redirect(url, 303);
}

/** Somebody opened the form's address. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/result/${submissionOf(params).submissionId}`);
