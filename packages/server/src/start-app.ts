import { EnvError } from '@sage/config/env';
import { createServer } from 'node:http';
import { createLogger, SECRET_PATHS } from './access-log.ts';
import type { Uploads } from './body-limit.ts';
import { dataApiAnswers, type ReadyCheck } from './health.ts';
import { createHttpApp } from './http-app.ts';
import { DEFAULT_LIMITS, limitHeaders, serverOptions, type Limits } from './limits.ts';
import { listen, StartError } from './listen.ts';
import { createMetrics, createMetricsServer } from './metrics.ts';
import { remixHandler } from './remix-handler.ts';
import { readSettings, type AppName } from './settings.ts';
import { builtSite, devSite } from './site.ts';
import { drain, onStopSignal } from './stop.ts';
import { noTraffic } from './traffic.ts';

export interface AppOptions {
  name: AppName;
  /** The app's folder. */
  root: string;
  /** Paths that strangers may post to; their routes check a signature instead of the origin. */
  webhooks?: readonly string[];
  /** Paths that take files. */
  uploads?: Uploads;
  /** More path prefixes whose next segment is a secret that no log may hold. */
  secretPaths?: readonly string[];
  /** Replaces the default check of `/readyz`, that the Data API answers. */
  ready?: ReadyCheck;
  limits?: Partial<Limits>;
}

/** Starts the app, or ends the process with one line that says what to do. */
export async function startApp(options: AppOptions): Promise<void> {
  try {
    await start(options);
  } catch (error) {
    if (!(error instanceof EnvError || error instanceof StartError)) throw error;
    process.stderr.write(`${options.name} cannot start. ${error.message}\n`);
    process.exit(1);
  }
}

async function start(options: AppOptions): Promise<void> {
  const settings = readSettings(options.name);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const log = createLogger(settings.name, settings.logLevel);
  const traffic = noTraffic();
  const metrics = createMetrics(settings.name, traffic);
  const server = createServer(serverOptions(limits));
  limitHeaders(server, limits);
  const site = settings.production ? await builtSite(options.root) : await devSite(options.root, server);
  const app = createHttpApp({
    settings,
    limits,
    traffic,
    metrics,
    log,
    webhooks: options.webhooks ?? [],
    uploads: options.uploads,
    secretPaths: [...SECRET_PATHS, ...(options.secretPaths ?? [])],
    readyCheck: options.ready ?? dataApiAnswers(settings.supabaseUrl),
    files: site.files,
    handler: remixHandler(site.build, settings),
  });
  server.on('request', app);
  const metricsServer = createMetricsServer(metrics.registry);
  await listen(metricsServer, { host: '127.0.0.1', port: settings.metricsPort, variable: settings.metricsPortVariable });
  await listen(server, { host: settings.host, port: settings.port, variable: settings.portVariable });

  onStopSignal(async (why) => {
    log.info({ why }, 'stopping');
    await Promise.all([drain(server, traffic), site.close()]);
    metricsServer.close();
  });
  // A promise that a route forgot is one request's bug; it must not end everyone else's.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  log.info({ url: settings.publicUrl.origin, port: settings.port }, 'listening');
  process.send?.({ ready: true });
}
