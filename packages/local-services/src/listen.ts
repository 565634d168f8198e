import { serve, type ServerType } from '@hono/node-server';
import type { IncomingMessage } from 'node:http';
import type { Running } from './program.ts';

export type Handler = (request: Request, incoming: IncomingMessage) => Response | Promise<Response>;

/** Serves on loopback only. `close` lets open requests finish. */
export function listen(port: number, handler: Handler): Promise<Running> {
  return new Promise((resolve, reject) => {
    // why: the server's own Response would send Content-Length twice when a handler sets it
    const options = { port, hostname: '127.0.0.1', overrideGlobalObjects: false };
    const server: ServerType = serve({ ...options, fetch: (request, { incoming }) => handler(request, incoming as IncomingMessage) });
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use.`) : error);
    });
    server.once('listening', () => {
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
      resolve({ url, close: () => close(server) });
    });
  });
}

const close = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
