import { createServer, type Server } from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { LOG_OPTIONS, SECRET_PATHS } from '../access-log.ts';
import { createHttpApp, type HttpAppParts } from '../http-app.ts';
import { DEFAULT_LIMITS, limitHeaders, serverOptions, type Limits } from '../limits.ts';
import { listen } from '../listen.ts';
import { createMetrics } from '../metrics.ts';
import { remixHandler } from '../remix-handler.ts';
import type { ServerSettings } from '../settings.ts';
import { noTraffic, type Traffic } from '../traffic.ts';
import * as build from './hand-made-build.ts';

type Overrides = Partial<Omit<HttpAppParts, 'settings' | 'limits' | 'log'>> & { settings?: Partial<ServerSettings>; limits?: Partial<Limits> };

export interface Served {
  server: Server;
  port: number;
  origin: string;
  traffic: Traffic;
  /** Everything that was logged, one object a line. */
  logged: Record<string, unknown>[];
  close(): Promise<void>;
}

const settingsFor = (port: number, more: Partial<ServerSettings> = {}): ServerSettings => ({
  name: 'portal',
  production: true,
  logLevel: 'info',
  host: '127.0.0.1',
  port,
  portVariable: 'PORTAL_PORT',
  metricsPort: 0,
  metricsPortVariable: 'PORTAL_METRICS_PORT',
  publicUrl: new URL(`http://localhost:${port}`),
  trustProxy: [],
  compression: true,
  formTargets: ['https://checkout.stripe.com'],
  supabaseUrl: 'http://127.0.0.1:9',
  ...more,
});

/** The whole HTTP app with a real Remix behind it, on a free port. */
export async function serve(overrides: Overrides = {}): Promise<Served> {
  const limits = { ...DEFAULT_LIMITS, ...overrides.limits };
  const server = createServer(serverOptions(limits));
  limitHeaders(server, limits);
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'PORTAL_PORT' });
  const settings = settingsFor(port, overrides.settings);
  const traffic = noTraffic();
  const logged: Record<string, unknown>[] = [];
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void logged.push(JSON.parse(String(chunk)) as Record<string, unknown>)) });
  const app = createHttpApp({
    traffic,
    metrics: createMetrics('portal', traffic),
    webhooks: ['/webhooks/stripe'],
    secretPaths: SECRET_PATHS,
    readyCheck: async () => {},
    files: (_req, _res, next) => next(),
    handler: remixHandler(build, settings),
    ...overrides,
    settings,
    limits,
    log: pino(LOG_OPTIONS, sink),
  });
  server.on('request', app);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, port, origin: settings.publicUrl.origin, traffic, logged, close };
}
