import { invalid, Problem } from './problem.ts';

const LARGEST = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';

/** The text of a form. @throws Problem when it is something else, or too large. */
export async function readBody(request: Request): Promise<string> {
  const text = await request.text();
  if (text.length > LARGEST) throw new Problem(413, { type: 'invalid_request_error', message: 'The request is too large.' });
  const type = request.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (text && type !== FORM) throw invalid(`Invalid request: unsupported Content-Type ${type}. Use ${FORM}.`);
  return text;
}
