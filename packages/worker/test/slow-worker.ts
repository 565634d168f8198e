import { databaseEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { createLog } from '../src/log.ts';
import { onStopSignal } from '../src/on-stop-signal.ts';
import { startWorker } from '../src/start-worker.ts';

/** A worker of its own process whose job begins, and ends when the test inserts into `may_end`: something to kill in the middle of a job. */
const worker = await startWorker({
  databaseUrl: readEnv(databaseEnv).DATABASE_URL,
  port: 0,
  concurrency: 1,
  cron: [],
  log: createLog('info'),
  handlers: {
    'sessions.prune': async (_, { transaction }) => {
      await transaction((client) => client.query('insert into public.began values (pg_backend_pid())'));
      for (let ended = false; !ended; ) ended = await transaction(async (client) => (await client.query('select from public.may_end')).rows.length > 0);
      await transaction((client) => client.query('insert into public.ended values (1)'));
    },
  },
});
onStopSignal(() => worker.stop());
await worker.ready;
process.send?.({ ready: true, url: worker.url });
