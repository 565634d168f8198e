import { listen } from '../listen.ts';
import type { Running } from '../program.ts';
import type { NotionStandIn } from './notion-stand-in.ts';

/** The stand-in as an HTTP server on loopback. */
export async function serveNotion(standIn: NotionStandIn, port: number): Promise<Running> {
  const running = await listen(port, async (request, incoming) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz' || pathname === '/readyz') return Response.json({ status: 'ok' });
    const response = await standIn.fetch(request);
    if (response.type !== 'error') return response;
    incoming.socket.destroy();
    return new Response(null, { status: 503 });
  });
  return {
    url: running.url,
    async close() {
      await running.close();
      standIn.close();
    },
  };
}
