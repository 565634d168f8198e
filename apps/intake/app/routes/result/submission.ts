import type { LoaderFunctionArgs } from '@remix-run/node';
import { submissionRef } from '@sage/domain/schemas/leads';

/** Which submission an address is about. Anything else than an id is no address of ours. */
export function submissionOf({ submissionId }: LoaderFunctionArgs['params']) {
  const ref = submissionRef.safeParse({ submissionId });
  if (!ref.success) throw new Response(null, { status: 404 });
  return ref.data;
}
