import { listen } from '../listen.ts';
import type { Running } from '../program.ts';
import type { StandIn } from './stand-in.ts';

export interface About {
  name: string;
  /** What it does and does not do, for whoever opens its address in a browser. */
  text: string;
}

/** A stand-in as an HTTP server, with a page that says what it is. It needs nothing, so it is ready when it lives. */
export const serveStandIn = (standIn: StandIn, about: About, port: number): Promise<Running> =>
  listen(port, (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz' || pathname === '/readyz') return Response.json({ status: 'ok' });
    return pathname === '/' ? page(about) : standIn.fetch(request);
  });

const page = ({ name, text }: About) =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name} stand-in</title>` +
      `<main style="max-width: 36rem; margin: 4rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui"><h1>${name} stand-in</h1><p>${text}</p></main></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" } },
  );
