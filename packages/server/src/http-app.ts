import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import onHeaders from 'on-headers';
import type { Logger } from 'pino';
import { accessLog } from './access-log.ts';
import { limitBody, type Uploads } from './body-limit.ts';
import { checkOrigin } from './check-origin.ts';
import { dropForwardedHeaders } from './client-address.ts';
import { alive, ready, type ReadyCheck } from './health.ts';
import { checkRequestLine, limitAnswerTime, type Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { checkHost, ownOrigins } from './own-origins.ts';
import { refuse } from './refuse.ts';
import { requestId } from './request-id.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServerSettings } from './settings.ts';
import { limitConcurrency, type Traffic } from './traffic.ts';

export interface HttpAppParts {
  settings: ServerSettings;
  limits: Limits;
  traffic: Traffic;
  metrics: Metrics;
  log: Logger;
  webhooks: readonly string[];
  uploads?: Uploads;
  secretPaths: readonly string[];
  readyCheck: ReadyCheck;
  /** Serves static files; calls next for everything else. */
  files: RequestHandler;
  /** Remix. */
  handler: RequestHandler;
}

/** Everything between the socket and Remix, in order: identify, describe, answer probes, refuse, serve files, hand over. */
export function createHttpApp(parts: HttpAppParts): Express {
  const { settings, limits, traffic, log } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', settings.trustProxy.length ? settings.trustProxy : false);

  app.use(dropForwardedHeaders(app), requestId, parts.metrics.measure, accessLog(log, parts.secretPaths), securityHeaders(settings));
  app.get('/healthz', alive);
  app.get('/readyz', ready(traffic, parts.readyCheck, log));
  app.use(checkRequestLine(limits), checkHost(ownOrigins(settings), settings.publicUrl), checkOrigin(parts.webhooks));
  if (settings.compression) app.use(compression());
  app.use(parts.files, limitConcurrency(traffic, limits.concurrentRequests), limitBody(limits.bodyBytes, parts.uploads), limitAnswerTime(limits, parts.uploads));
  app.use(privateByDefault, parts.handler, handleError(log));
  return app;
}

/** Pages are a person's own until a route says otherwise. */
const privateByDefault: RequestHandler = (_req, res, next) => {
  onHeaders(res, () => {
    if (!res.hasHeader('cache-control')) res.setHeader('Cache-Control', 'no-store');
  });
  next();
};

/** Only what Remix itself could not answer arrives here. */
const handleError = (log: Logger): ErrorRequestHandler => (error: unknown, req, res, _next) => {
  if (res.headersSent || res.destroyed) return void res.destroy();
  log.error({ err: error, requestId: req.id }, 'request failed');
  refuse(req, res, { status: 500, message: 'Something went wrong on our side. Please try again.' });
};
