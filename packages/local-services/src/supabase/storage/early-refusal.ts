import type { IncomingMessage } from 'node:http';

const PATIENCE_MS = 10_000;

/**
 * lite refuses an upload before it has read it. Closing then resets the connection, and the client sees "fetch failed" instead
 * of the reason. So the rest is read and thrown away first, for a while, and the connection is not used again.
 */
export async function withoutReset(response: Response, request: Request, incoming: IncomingMessage): Promise<Response> {
  if (response.status < 400 || incoming.readableEnded || !request.body || request.body.locked) return response;
  const rest = request.body.pipeTo(new WritableStream(), { signal: AbortSignal.timeout(PATIENCE_MS) });
  await rest.catch(() => undefined);
  const headers = new Headers(response.headers);
  headers.set('connection', 'close');
  headers.delete('content-length');
  return new Response(await response.arrayBuffer(), { status: response.status, headers });
}
