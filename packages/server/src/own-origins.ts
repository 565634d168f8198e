import type { RequestHandler } from 'express';
import { refuse } from './refuse.ts';
import type { ServerSettings } from './settings.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `host[:port]` → origin. On loopback the machine's other names count too; a public app has exactly one name. */
export function ownOrigins({ publicUrl, host, port }: Pick<ServerSettings, 'publicUrl' | 'host' | 'port'>): Map<string, string> {
  const origins = new Map([[publicUrl.host, publicUrl.origin]]);
  if (!LOOPBACK.has(publicUrl.hostname)) return origins;
  for (const name of ['localhost', '127.0.0.1', host]) origins.set(`${name}:${port}`, `http://${name}:${port}`);
  return origins;
}

function normalHost(value: string, protocol: string): string | undefined {
  return /^[\w.:[\]-]+$/.test(value) && URL.canParse(`${protocol}//${value}`) ? new URL(`${protocol}//${value}`).host : undefined;
}

/**
 * Refuses requests that name another host: behind a rebound DNS name (a page of a stranger that resolves to this machine) or a poisoned cache,
 * Host is the attacker's. 421 tells a client that reused a connection to open its own; a Host that is no host is 400.
 */
export function checkHost(origins: Map<string, string>, publicUrl: URL): RequestHandler {
  return (req, res, next) => {
    const named = req.get('x-forwarded-host')?.split(',')[0]?.trim() ?? req.get('host') ?? '';
    const host = normalHost(named, publicUrl.protocol);
    if (!host) return refuse(req, res, { status: 400, message: 'The Host header is missing or malformed.' });
    const origin = origins.get(host);
    if (!origin) return refuse(req, res, { status: 421, message: `This is not ${host}. The app is served at ${publicUrl.origin}.` });
    res.locals.origin = origin;
    // From here on there is one host: Remix builds its URLs of it.
    req.headers.host = new URL(origin).host;
    delete req.headers['x-forwarded-host'];
    next();
  };
}
