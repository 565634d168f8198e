import { LONGEST_KEPT } from './call-log.ts';
import { invalid, Problem } from './problem.ts';

const MOST_BYTES = 500 * 1024;
const NO_VERSION = 'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.';

/** @throws the answer to whoever is not the connection, or speaks no version. */
export function assertCaller(request: Request, token: string): void {
  if (request.headers.get('authorization') !== `Bearer ${token}`) throw new Problem(401, 'unauthorized', 'API token is invalid.');
  if (!request.headers.has('notion-version')) throw new Problem(400, 'missing_version', NO_VERSION);
}

/** Notes the body for the log, unless it is long or a file. */
export async function readBody(request: Request, note: { sent?: unknown }): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return {};
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) return readForm(request);
  const text = await request.text();
  if (Buffer.byteLength(text) > MOST_BYTES) throw invalid(`body failed validation: body should be ≤ \`${MOST_BYTES}\` bytes, instead was \`${Buffer.byteLength(text)}\`.`);
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (text.length <= LONGEST_KEPT) note.sent = body;
    return body;
  } catch {
    throw new Problem(400, 'invalid_json', 'Error parsing JSON body.');
  }
}

/** A file and the fields beside it. */
async function readForm(request: Request): Promise<unknown> {
  const form = await request.formData().catch(() => {
    throw new Problem(400, 'invalid_request', 'Error parsing multipart form data.');
  });
  const { file, ...fields } = Object.fromEntries(form) as Record<string, string | File | undefined>;
  if (!(file instanceof Blob)) return { file, ...fields };
  return { ...fields, file: { filename: file.name, content_type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) } };
}

/** The `:id` of a path like /v1/pages/:id/move. */
export const idInPath = (pathname: string): string => decodeURIComponent(pathname.split('/')[3] ?? '');

/** The last part of a path like /v1/views/:id/queries/:inner. */
export const innerInPath = (pathname: string): string => decodeURIComponent(pathname.split('/')[5] ?? '');

/** A query is a POST that writes nothing. */
export const isWrite = (method: string, operation: string): boolean => method !== 'GET' && operation !== 'dataSources.query' && operation !== 'search';
