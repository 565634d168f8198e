import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface Health {
  /** Rejects, or resolves to false, when no job can run. Why not belongs in the log. */
  isReady: () => Promise<boolean>;
  metrics: Registry;
}

const json = (res: ServerResponse, status: number, ok: boolean) =>
  void res.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify({ ok }));

const ROUTES: Record<string, (res: ServerResponse, health: Health) => unknown> = {
  '/healthz': (res) => json(res, 200, true),
  '/readyz': async (res, { isReady }) => {
    const ok = await isReady().catch(() => false);
    json(res, ok ? 200 : 503, ok);
  },
  '/metrics': (res, { metrics }) =>
    metrics.metrics().then(
      (text) => res.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      () => res.writeHead(500).end(),
    ),
};

/** On loopback only. @throws when the port is taken */
export function serveHealth(port: number, health: Health): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((req, res) => {
    const answer = req.method === 'GET' ? ROUTES[req.url ?? ''] : undefined;
    if (answer) void answer(res, health);
    else res.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken by another program. Stop it, or set WORKER_PORT to a free port.`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) });
    });
  });
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
