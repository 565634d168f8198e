import { unstable_parseMultipartFormData as parseMultipartFormData } from '@remix-run/node';
import { DeliverableDetails } from '@sage/domain/schemas/deliverables';
import { tryApi, type Args, type Sage } from '../../api.server.ts';

interface Refusal {
  status: number;
  message: string;
  signedOut: boolean;
  /** What was written beside the file, so that it need not be written again. */
  texts: Record<string, string>;
}

const LONGEST_TEXT = 10_000;

/** The fields come before the file, so that nothing is stored of a form that is refused anyway. Null: the deliverable is there. */
export async function receiveDeliverable(args: Args & { params: { projectId?: string } }): Promise<Refusal | null> {
  if (!args.request.headers.get('Content-Type')?.startsWith('multipart/form-data')) return refusal(400, 'Choose a file.');
  const texts: Record<string, string> = {};
  const answer = await tryApi(args, (sage) => receive(sage, { projectId: args.params.projectId ?? '', request: args.request, texts }));
  if ('value' in answer) return answer.value;
  const { status, message, fields, kind } = answer.failure;
  return { status, message: Object.values(fields ?? {})[0]?.[0] ?? message, signedOut: kind === 'signed_out', texts };
}

const refusal = (status: number, message: string, texts: Record<string, string> = {}): Refusal => ({ status, message, signedOut: false, texts });

interface Received {
  projectId: string;
  request: Request;
  /** Filled in on the way, so that it is there whatever happens to the file. */
  texts: Record<string, string>;
}

async function receive(sage: Sage, { projectId, request, texts }: Received): Promise<Refusal | null> {
  const state: { file?: Awaited<ReturnType<Sage['deliverables']['store']>>; failed?: unknown } = {};
  await parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (name !== 'file') texts[name] = await textOf(data);
    else if (filename && detailsOf(texts).success) {
      // Kept until the form was read to its end: an answer in the middle of it would be lost on the sender.
      state.file = await sage.deliverables.store({ projectId, name: filename, bytes: data }).catch((error: unknown) => void (state.failed = error));
    }
    return null;
  });
  const details = detailsOf(texts);
  if (!details.success) return refusal(400, details.error.issues[0]?.message ?? 'Please check what you entered.', texts);
  if (state.failed) throw state.failed;
  if (!state.file) return refusal(400, 'Choose a file.', texts);
  await sage.deliverables.add({ projectId, file: state.file, ...details.data });
  return null;
}

const detailsOf = ({ name, category, description, replacesId }: Record<string, string>) =>
  DeliverableDetails.safeParse({ name, category, description, replacesId: replacesId || undefined });

async function textOf(data: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of data) if (text.length < LONGEST_TEXT) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
