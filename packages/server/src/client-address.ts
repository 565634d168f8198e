import { EnvError } from '@sage/config/env';
import type { Express, Request, RequestHandler } from 'express';
import { isIP } from 'node:net';

const NAMED_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** @throws EnvError when an entry is neither an address nor a range: a typing error here would trust nobody, or everybody. */
export function parseTrustedProxies(value: string): string[] {
  const entries = value.split(',').map((entry) => entry.trim()).filter(Boolean);
  if (entries.every(isAddressOrRange)) return entries;
  throw new EnvError([{ name: 'TRUST_PROXY', message: 'has a value that does not fit (like 10.0.0.0/8): list addresses or ranges, separated by commas' }]);
}

function isAddressOrRange(entry: string): boolean {
  if (NAMED_RANGES.has(entry)) return true;
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (!family || rest.length) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Forgets what anyone can write into a header, unless the connection comes from a configured proxy. */
export function dropForwardedHeaders(app: Express): RequestHandler {
  return (req, _res, next) => {
    const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
    const trusted = trusts(req.socket.remoteAddress ?? '', 0);
    for (const header of Object.keys(req.headers)) {
      if (header === 'forwarded' || header === 'x-real-ip' || (header.startsWith('x-forwarded-') && !trusted)) delete req.headers[header];
    }
    next();
  };
}

/** IPv4 addresses arrive mapped into IPv6 on a dual-stack socket. */
export const clientAddress = (req: Request): string => (req.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
