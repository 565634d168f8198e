import type { RequestHandler, Response } from 'express';
import onHeaders from 'on-headers';
import { refuse } from './refuse.ts';

/** What this process is busy with. Event streams are counted apart: they stay open, and stopping ends them. */
export interface Traffic {
  stopping: boolean;
  running: number;
  streams: Set<Response>;
}

export const noTraffic = (): Traffic => ({ stopping: false, running: 0, streams: new Set() });

const isEventStream = (res: Response) => String(res.getHeader('content-type')).startsWith('text/event-stream');

/** Beyond `limit` requests at once a quick 503 serves everyone better than a queue that only times out. */
export function limitConcurrency(traffic: Traffic, limit: number): RequestHandler {
  return (req, res, next) => {
    if (traffic.running >= limit) return refuse(req, res, { status: 503, message: 'Too many requests at once. Please try again in a moment.', retryAfterSeconds: 2 });
    let inside = true;
    const leave = () => {
      if (inside) traffic.running -= 1;
      inside = false;
    };
    traffic.running += 1;
    res.once('close', () => {
      leave();
      traffic.streams.delete(res);
    });
    onHeaders(res, () => {
      if (!isEventStream(res)) return;
      leave();
      traffic.streams.add(res);
    });
    next();
  };
}
