import { listen } from '../listen.ts';
import type { Running } from '../program.ts';
import { control } from './control/control.ts';
import { isFromOwnMachine } from './edge/own-machine.ts';
import { FILES_PATH } from './files/file-shelf.ts';
import type { NotionStandIn } from './notion-stand-in.ts';
import { web } from './web/web.ts';

/** On loopback: the API under /v1, what steers the stand-in under /_control, and a page for people. */
export async function serveNotion(standIn: NotionStandIn, port: number): Promise<Running> {
  const running = await listen(port, async (request, incoming) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz' || pathname === '/readyz') return Response.json({ status: 'ok' });
    if (!pathname.startsWith('/v1/') && !pathname.startsWith(FILES_PATH)) return own(standIn, request, pathname);
    const response = await standIn.fetch(request);
    if (response.type !== 'error') return response;
    incoming.socket.destroy();
    return new Response(null, { status: 503 });
  });
  standIn.store.files.origin = running.url;
  return {
    url: running.url,
    async close() {
      // why: first, or an answer that stalls on purpose would hold the server open; a late write opens its file again
      standIn.close();
      await running.close();
    },
  };
}

function own(standIn: NotionStandIn, request: Request, pathname: string): Response | Promise<Response> {
  if (!isFromOwnMachine(request)) return Response.json({ message: 'Only from this machine.' }, { status: 403 });
  return pathname.startsWith('/_control/') ? control(standIn, request) : web(standIn, request);
}
