import type { RequestHandler } from 'express';
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Traffic } from './traffic.ts';

/** Few classes instead of paths: a scanner must not be able to grow the number of series. */
export function routeClass(path: string): string {
  if (path.startsWith('/assets/')) return 'asset';
  if (path === '/healthz' || path === '/readyz') return 'health';
  if (path.startsWith('/webhooks/')) return 'webhook';
  if (path.startsWith('/api/')) return 'api';
  return path.endsWith('.data') || path === '/__manifest' ? 'data' : 'page';
}

export interface Metrics {
  registry: Registry;
  measure: RequestHandler;
}

export function createMetrics(app: string, traffic: Traffic): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the request to the end of its answer; event streams are left out.',
    labelNames: ['method', 'status', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  new Gauge({ name: 'http_requests_running', help: 'Requests being answered.', registers: [registry], collect() { this.set(traffic.running); } });
  new Gauge({ name: 'http_streams_open', help: 'Event streams that are open.', registers: [registry], collect() { this.set(traffic.streams.size); } });
  const measure: RequestHandler = (req, res, next) => {
    const stop = duration.startTimer({ method: req.method, route: routeClass(req.path) });
    res.once('close', () => {
      if (!traffic.streams.has(res)) stop({ status: res.headersSent ? res.statusCode : 499 });
    });
    next();
  };
  return { registry, measure };
}

/** For Prometheus, on loopback only. */
export function createMetricsServer(registry: Registry): Server {
  return createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') {
      res.writeHead(404).end();
      return;
    }
    void registry.metrics().then(
      (text) => res.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => res.writeHead(500).end(),
    );
  });
}
