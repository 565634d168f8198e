/** What an app may tell of a refused call. */
export interface ShownFailure {
  kind: string;
  status: number;
  message: string;
  retryAfterSeconds?: number;
}

/**
 * The answer for the error page, with the request's id when it is known. What is invalid in a read came from the address, so that there is
 * nothing at it: 404.
 */
export function failureResponse({ kind, status, message, retryAfterSeconds }: ShownFailure, { method }: Pick<Request, 'method'>, requestId?: string): Response {
  if (kind === 'invalid' && (method === 'GET' || method === 'HEAD')) return Response.json(null, { status: 404 });
  return Response.json({ message, requestId }, { status, headers: retryAfterSeconds ? { 'Retry-After': String(retryAfterSeconds) } : undefined });
}
