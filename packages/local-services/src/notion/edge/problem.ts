import { randomUUID } from 'node:crypto';

/** An error answer of Notion. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: { retryAfter?: number; additional_data?: Record<string, string | string[]> } = {},
  ) {
    super(message);
  }
}

export const invalid = (message: string) => new Problem(400, 'validation_error', message);

const SHARED = 'Make sure the relevant pages and databases are shared with your integration "SAGE".';
export const notFound = (what: string, id: string) => new Problem(404, 'object_not_found', `Could not find ${what} with ID: ${id}. ${SHARED}`);

export function refusal({ status, code, message, more }: Problem): Response {
  const request_id = randomUUID();
  const { retryAfter, additional_data } = more;
  const headers = new Headers({ 'x-notion-request-id': request_id });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return Response.json({ object: 'error', status, code, message, ...(additional_data && { additional_data }), request_id }, { status, headers });
}
