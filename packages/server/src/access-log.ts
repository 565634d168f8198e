import type { Request, RequestHandler } from 'express';
import type { ServerResponse } from 'node:http';
import { pino, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Path prefixes after which a segment is a secret: the link itself is the key. */
export const SECRET_PATHS = ['/invitation/', '/result/', '/paid/', '/reset/', '/quotes/'];

/** With the ending of Remix's data requests too. */
const TOKEN_LIKE = /^[\w-]{40,}(\.data)?$/;
const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'token', 'sessionToken', 'secret', 'email', 'headers'];
/** pino-http's own error for every 5xx; its stack says nothing. */
const INVENTED = /^failed with status code \d+$/;
const QUIET = /^\/(assets\/|healthz|readyz|@|node_modules\/|app\/)/;

export const LOG_OPTIONS = { redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' } };

/** Written synchronously: pino's buffered writer would try for ever to flush at exit when whoever read its lines is gone. */
export const createLogger = (name: string, level: string): Logger => pino({ ...LOG_OPTIONS, name, level }, pino.destination({ fd: 1, sync: true }));

/** The path without query and without the tokens of private links. */
export function loggedPath(url: string, secretPaths: readonly string[] = SECRET_PATHS): string {
  const path = url.split('?')[0] ?? '';
  const prefix = secretPaths.find((candidate) => path.startsWith(candidate));
  const [known, rest] = prefix ? [prefix, path.slice(prefix.length)] : ['', path];
  const segments = rest.split('/').map((segment, index) => ((prefix && index === 0 && segment) || TOKEN_LIKE.test(segment) ? '[redacted]' : segment));
  return known + segments.join('/');
}

/** One line a request. No header, no query string and no body is ever in it. */
export function accessLog(log: Logger, secretPaths: readonly string[]): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    genReqId: (req) => req.id,
    autoLogging: { ignore: (req) => QUIET.test(req.url ?? '') },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customAttributeKeys: { reqId: 'requestId' },
    wrapSerializers: false,
    serializers: {
      req: (req: Request) => ({ method: req.method, path: loggedPath(req.originalUrl ?? req.url, secretPaths) }),
      res: (res: ServerResponse) => ({ status: res.statusCode }),
      err: (error: Error) => (INVENTED.test(error.message) ? undefined : pino.stdSerializers.err(error)),
    },
  }) as unknown as RequestHandler;
}
