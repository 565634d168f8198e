import { TRPCError } from '@trpc/server';

const URL_BYTES = 4_096;
const BODY_BYTES = 64 * 1024;
/** `trpc-accept` is left out: nothing here streams a batch. */
const KEPT_HEADERS = ['accept', 'content-type', 'last-event-id'];

/** The same request with nothing in it that a procedure could not mean. @throws TRPCError */
export async function narrowRequest(request: Request): Promise<Request> {
  const { method, url, signal } = request;
  if (method !== 'GET' && method !== 'POST') throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED' });
  if (url.length > URL_BYTES) throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' });
  const headers = new Headers();
  for (const name of KEPT_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (method === 'GET') {
    headers.delete('content-type');
    return new Request(url, { headers, signal });
  }
  if (!isJson(headers.get('content-type'))) throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  return new Request(url, { method, headers, signal, body: await readBounded(request) });
}

/** A form post from another site cannot carry this type without asking first, and files have their own way in. */
const isJson = (contentType: string | null) => contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';

/** Gives up while reading: a length header is only what the caller says. */
async function readBounded({ body }: Request): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES) throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
