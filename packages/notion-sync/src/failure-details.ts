import type { APIResponseError, UnknownHTTPResponseError } from '@notionhq/client';

export type HttpFailure = APIResponseError | UnknownHTTPResponseError;

/** What an answer of 503 says was saved nevertheless. */
export interface Committed {
  resourceId: string | null;
  childIds: string[];
}

export const committedOf = ({ additional_data: more }: HttpFailure): Committed => {
  const resourceId = more?.committed_resource_id;
  const childIds = more?.committed_child_ids;
  return { resourceId: typeof resourceId === 'string' ? resourceId : null, childIds: Array.isArray(childIds) ? childIds : [] };
};

/** A limit that waiting does not lift. */
export const isBlocked = ({ additional_data: more }: HttpFailure): boolean => more?.rate_limit_reason === 'public_api_request_blocked';

/** In whole seconds, from the header or else from the body; the longer where they differ. Null when Notion does not say. */
export function retryAfterSeconds({ headers, additional_data: more }: HttpFailure): number | null {
  const stated = [headers instanceof Headers ? headers.get('retry-after') : null, more?.retry_after].filter((value) => typeof value === 'string' && /^\d+$/.test(value));
  return stated.length > 0 ? Math.max(...stated.map(Number)) : null;
}
