import { addressesEnv, databaseEnv, EnvError, mailEnv, notionEnv, runtimeEnv, serviceRoleEnv, stripeEnv, supabaseEnv, workerEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { createStripeReader } from '@sage/domain/stripe';
import { privateBucket } from './adapters/private-bucket.ts';
import { smtp } from './adapters/smtp.ts';
import { cron } from './cron.ts';
import { createHandlers } from './handlers.ts';
import { createLog } from './log.ts';
import { onStopSignal } from './on-stop-signal.ts';
import { startWorker } from './start-worker.ts';
import { syncSettings } from './sync/sync-settings.ts';
import { waitForPort } from './wait-for-port.ts';

function environment() {
  try {
    return readEnv(
      runtimeEnv
        .extend(databaseEnv.shape)
        .extend(supabaseEnv.shape)
        .extend(serviceRoleEnv.shape)
        .extend(workerEnv.shape)
        .extend(notionEnv.shape)
        .extend(mailEnv.shape)
        .extend(stripeEnv.omit({ STRIPE_WEBHOOK_SECRET: true }).shape)
        .extend(addressesEnv.pick({ PORTAL_URL: true, INTAKE_URL: true, OPS_URL: true }).shape),
    );
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const env = environment();
const log = createLog(env.LOG_LEVEL);
if (env.NODE_ENV === 'development') await waitForPort(env.WORKER_PORT, log);
const files = privateBucket(env);
const sync = syncSettings(env, files, log);
const handlers = createHandlers({ mail: { mailer: smtp(env.SMTP_URL), from: env.MAIL_FROM, links: env }, files, stripe: createStripeReader(env), notion: sync });
const worker = await startWorker({ databaseUrl: env.DATABASE_URL, port: env.WORKER_PORT, concurrency: env.WORKER_CONCURRENCY, handlers, cron, log, sync }).catch((error: Error) => {
  log.fatal({ err: error }, error.message);
  process.exit(1);
});
onStopSignal((why) => {
  log.info({ why }, 'stopping');
  return worker.stop();
});
await worker.ready;
log.info({ url: worker.url }, 'ready');
process.send?.({ ready: true, url: worker.url });
