import type { ActionFunctionArgs } from '@remix-run/node';
import { tryApi } from '../../api.server.ts';

/** 200 once the event is stored, also when it is parked; 400 for what Stripe did not sign just now; 5xx, so that Stripe tries again, for the rest. */
export async function action(args: ActionFunctionArgs) {
  const body = await args.request.text();
  const signature = args.request.headers.get('Stripe-Signature') ?? '';
  const answer = await tryApi(args, (sage) => sage.payments.receiveEvent({ body, signature }));
  if ('value' in answer) return new Response(answer.value.outcome, { status: answer.value.outcome === 'refused' ? 400 : 200 });
  const isMalformed = answer.failure.fields !== undefined;
  return new Response(null, { status: isMalformed ? 400 : Math.max(answer.failure.status, 500) });
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
