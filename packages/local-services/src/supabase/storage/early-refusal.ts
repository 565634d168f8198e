import type { IncomingMessage } from 'node:http';

const PATIENCE_MS = 10_000;

/**
 * lite refuses an upload before it has read it. Closing then resets the connection, and the client sees "fetch failed" instead
 * of the reason. So the rest is read and thrown away first, within limits, and the connection is not used again.
 */
export async function withoutReset(response: Response, incoming: IncomingMessage | undefined): Promise<Response> {
  if (response.status < 400 || !incoming || incoming.readableEnded) return response;
  await drained(incoming);
  const headers = new Headers(response.headers);
  headers.set('connection', 'close');
  headers.delete('content-length');
  return new Response(await response.arrayBuffer(), { status: response.status, headers });
}

const drained = (incoming: IncomingMessage) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    incoming.once('end', done).once('close', done).resume();
  });
