import type { RequestHandler } from 'express';
import type { Server, ServerOptions } from 'node:http';
import { isUpload, type Uploads } from './body-limit.ts';
import { refuse } from './refuse.ts';

export interface Limits {
  urlLength: number;
  headerCount: number;
  headerBytes: number;
  bodyBytes: number;
  concurrentRequests: number;
  /** From the first byte to the last of the request. */
  requestMs: number;
  headersMs: number;
  /** From the request to the first byte of the answer. */
  answerMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  urlLength: 4096,
  headerCount: 100,
  headerBytes: 16_384,
  bodyBytes: 1_048_576,
  concurrentRequests: 200,
  requestMs: 60_000,
  headersMs: 15_000,
  answerMs: 30_000,
};

/** Longer than a proxy keeps an idle connection (60 s as a rule), so that it never writes to one that we just closed. */
const KEEP_ALIVE_MS = 65_000;

export const serverOptions = (limits: Limits): ServerOptions => ({
  maxHeaderSize: limits.headerBytes,
  requestTimeout: limits.requestMs,
  headersTimeout: limits.headersMs,
  keepAliveTimeout: KEEP_ALIVE_MS,
  connectionsCheckingInterval: Math.min(5_000, limits.headersMs),
});

/** Node silently drops headers beyond its maximum; one more than ours is kept, so that the check below sees the excess. */
export function limitHeaders(server: Server, { headerCount }: Limits): void {
  server.maxHeadersCount = headerCount + 1;
}

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

function isWellFormed(url: string): boolean {
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\')) return false;
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

/** Refuses what no page of ours sends; the app behind may rely on a URL that decodes. */
export function checkRequestLine(limits: Limits): RequestHandler {
  return (req, res, next) => {
    if (!METHODS.has(req.method)) {
      res.set('Allow', [...METHODS].join(', '));
      return refuse(req, res, { status: 405, message: 'This method is not used here.' });
    }
    if (req.originalUrl.length > limits.urlLength) return refuse(req, res, { status: 414, message: 'The address is too long.' });
    if (req.rawHeaders.length / 2 > limits.headerCount) return refuse(req, res, { status: 431, message: 'Too many headers.' });
    if (!isWellFormed(req.originalUrl)) return refuse(req, res, { status: 400, message: 'The address is malformed.' });
    next();
  };
}

/** The client is told when an answer has not begun in time; what the route still says after that is dropped. */
export function limitAnswerTime({ answerMs, requestMs }: Limits, uploads?: Uploads): RequestHandler {
  return (req, res, next) => {
    const tooLong = () => refuse(req, res, { status: 503, message: 'This took too long. Please try again.', retryAfterSeconds: 5 });
    const timer = setTimeout(tooLong, isUpload(uploads, req) ? requestMs + answerMs : answerMs);
    res.once('close', () => clearTimeout(timer));
    next();
  };
}
