import type { ActionFunctionArgs } from '@remix-run/node';
import { receiveDeliverable } from './receive-deliverable.server.ts';

/** The same as the upload's own form, answered for the script that shows the progress. */
export async function action(args: ActionFunctionArgs) {
  const refused = await receiveDeliverable(args);
  return Response.json({ message: refused?.message ?? null }, { status: refused?.status ?? 201 });
}

export const loader = () => {
  throw new Response(null, { status: 404 });
};
