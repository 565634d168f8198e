import type { RequestHandler } from 'express';
import { randomUUID } from 'node:crypto';

const ACCEPTED = /^[\w-]{8,64}$/;

/** One id from here through the Data API, audit, outbox and jobs. A caller may bring its own if it is harmless in a log. */
export const requestId: RequestHandler = (req, res, next) => {
  const inbound = req.get('x-request-id');
  const id = inbound && ACCEPTED.test(inbound) ? inbound : randomUUID();
  req.id = id;
  req.headers['x-request-id'] = id;
  res.setHeader('X-Request-Id', id);
  next();
};
