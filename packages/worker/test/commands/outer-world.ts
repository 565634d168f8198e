import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { openLink } from '@sage/notion-sync/moving';
import { onTestFinished } from 'vitest';

type World = Required<Pick<NonNullable<Parameters<typeof openLink>[0]>, 'resolve' | 'send'>>;

const HOSTS: Record<string, string[]> = { 'files.example.com': ['93.184.216.34'], 'inside.example.com': ['192.168.1.10'] };

/** why: the world is not reachable offline. What passed the guards and would go to a public address goes to a server of ours. */
export async function outerWorld() {
  const answers = new Map<string, { type?: string; body?: Uint8Array | string; location?: string }>();
  const asked: string[] = [];
  const server = http.createServer(({ url = '', headers }, response) => {
    asked.push(`${headers.host}${url}`);
    const { type = 'application/octet-stream', body, location } = answers.get(url) ?? {};
    if (location) return void response.writeHead(302, { location }).end();
    return void (body === undefined ? response.writeHead(404).end() : response.writeHead(200, { 'content-type': type }).end(body));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  const { port } = server.address() as AddressInfo;
  const world: World = {
    resolve: async (host) => HOSTS[host] ?? [],
    send: (url, _address, signal) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        http.get({ host: '127.0.0.1', port, path: url.pathname, headers: { host: url.host }, signal }, resolve).once('error', reject);
      }),
  };
  return { world, answers, asked };
}
