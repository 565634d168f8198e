import type { ActionFunctionArgs } from '@remix-run/node';
import { tryApi } from '../../api.server.ts';

/** 200 once the event is stored; 401 for what Notion did not sign; 400 for no delivery at all; 5xx, so that Notion tries again, for the rest. */
export async function action(args: ActionFunctionArgs) {
  const bytes = new Uint8Array(await args.request.arrayBuffer());
  const signature = args.request.headers.get('X-Notion-Signature') ?? '';
  const answer = await tryApi(args, (sage) => sage.sync.receiveEvent({ bytes, signature }));
  if ('value' in answer) return new Response(answer.value.outcome, { status: answer.value.outcome === 'refused' ? 401 : 200 });
  const isMalformed = answer.failure.fields !== undefined;
  return new Response(null, { status: isMalformed ? 400 : Math.max(answer.failure.status, 500) });
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
