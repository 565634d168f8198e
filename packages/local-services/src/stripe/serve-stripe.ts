import { listen } from '../listen.ts';
import type { Running } from '../program.ts';
import type { StripeStandIn } from './stripe-stand-in.ts';

/** The stand-in as an HTTP server. An answer that is to be lost ends the connection instead. */
export async function serveStripe(standIn: StripeStandIn, port: number): Promise<Running> {
  const server = await listen(port, async (request, incoming) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz' || pathname === '/readyz') return Response.json({ status: 'ok' });
    const response = await standIn.fetch(request);
    if (response.type === 'error') incoming.socket.destroy();
    return response.type === 'error' ? new Response(null, { status: 500 }) : response;
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      await standIn.close();
    },
  };
}
