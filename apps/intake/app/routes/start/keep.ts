import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { withStep } from './draft.ts';
import { drafts } from './drafts.server.ts';
import { QUESTION_STEPS } from './steps.ts';

/** Keeps what is being typed, before it is sent. Only for a form that was begun and not sent in yet. */
export async function action({ request }: ActionFunctionArgs) {
  const [draft, form] = [await drafts.read(request), await request.formData()];
  const step = QUESTION_STEPS.find((name) => name === form.get('step'));
  if (!draft || !step) return new Response(null, { status: 204 });
  return new Response(null, { status: 204, headers: await drafts.keep(withStep(draft, step, form)) });
}

/** Somebody opened the address. */
export const loader = () => redirect('/start');
