import { invalid, Problem } from './problem.ts';

const MOST_BYTES = 500 * 1024;
const NO_VERSION = 'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.';

/** @throws the answer to whoever is not the connection, or speaks no version. */
export function assertCaller(request: Request, token: string): void {
  if (request.headers.get('authorization') !== `Bearer ${token}`) throw new Problem(401, 'unauthorized', 'API token is invalid.');
  if (!request.headers.has('notion-version')) throw new Problem(400, 'missing_version', NO_VERSION);
}

export async function readBody(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return {};
  const text = await request.text();
  if (Buffer.byteLength(text) > MOST_BYTES) throw invalid(`body failed validation: body should be ≤ \`${MOST_BYTES}\` bytes, instead was \`${Buffer.byteLength(text)}\`.`);
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'invalid_json', 'Error parsing JSON body.');
  }
}

/** The `:id` of a path like /v1/pages/:id/move. */
export const idInPath = (pathname: string): string => decodeURIComponent(pathname.split('/')[3] ?? '');

/** A query is a POST that writes nothing. */
export const isWrite = (method: string, operation: string): boolean => method !== 'GET' && operation !== 'dataSources.query' && operation !== 'search';
