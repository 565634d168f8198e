import { addressesEnv, databaseEnv, notionEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { createLog } from '../src/log.ts';
import { onStopSignal } from '../src/on-stop-signal.ts';
import { runSync } from '../src/jobs/run-sync.ts';
import { startWorker } from '../src/start-worker.ts';

/** A worker of its own process that syncs and rebuilds: something to kill in the middle of it. */
const { DATABASE_URL, NOTION_TOKEN, NOTION_API_URL, NOTION_CALLS_PER_MINUTE, NOTION_PARENT_PAGE_ID = '', PORTAL_URL } = readEnv(databaseEnv.extend(notionEnv.shape).extend(addressesEnv.pick({ PORTAL_URL: true }).shape));
const notion = { notion: { NOTION_TOKEN, NOTION_API_URL }, callsPerMinute: NOTION_CALLS_PER_MINUTE, parentPageId: NOTION_PARENT_PAGE_ID, portalUrl: PORTAL_URL };
const worker = await startWorker({ databaseUrl: DATABASE_URL, port: 0, concurrency: 2, cron: [], log: createLog('info'), handlers: { 'sync.run': runSync(notion) }, sync: notion });
onStopSignal(() => worker.stop());
await worker.ready;
process.send?.({ ready: true, url: worker.url });
