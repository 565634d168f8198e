import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The mailbox lets every web page read it. Only its own pages may, and only under a name of this machine. */
function isForeign({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const host = headers.host ?? '';
  return !LOOPBACK.test(host) || (headers.origin !== undefined && headers.origin !== `http://${host}`);
}

/** Stands before the mailbox's own handlers, which cannot be added to once it listens. */
export function gate(server: Server): void {
  const handlers = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  const upgrades = server.listeners('upgrade') as ((request: IncomingMessage, socket: Socket, head: Buffer) => void)[];
  server.removeAllListeners('request').removeAllListeners('upgrade');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/healthz' || request.url === '/readyz') return void response.end('{"status":"ok"}');
    if (isForeign(request)) return void response.writeHead(403).end('The mailbox is open to this machine only.');
    if (request.url === '/') return void response.writeHead(302, { location: '/index.html' }).end();
    for (const handle of handlers) handle(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (isForeign(request)) return void socket.destroy();
    for (const handle of upgrades) handle(request, socket, head);
  });
}
