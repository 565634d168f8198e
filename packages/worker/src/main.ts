import { databaseEnv, EnvError, runtimeEnv, workerEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { cron } from './cron.ts';
import { handlers } from './handlers.ts';
import { createLog } from './log.ts';
import { onStopSignal } from './on-stop-signal.ts';
import { startWorker } from './start-worker.ts';
import { waitForPort } from './wait-for-port.ts';

function environment() {
  try {
    return readEnv(runtimeEnv.extend(databaseEnv.shape).extend(workerEnv.shape));
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const env = environment();
const log = createLog(env.LOG_LEVEL);
if (env.NODE_ENV === 'development') await waitForPort(env.WORKER_PORT, log);
const worker = await startWorker({ databaseUrl: env.DATABASE_URL, port: env.WORKER_PORT, concurrency: env.WORKER_CONCURRENCY, handlers, cron, log }).catch((error: Error) => {
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
