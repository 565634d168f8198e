import type { JobName } from '@sage/domain/jobs';
import type { CronItem } from 'graphile-worker';

const DAY_MS = 86_400_000;

/** Times are UTC. One that was missed while no worker ran is made up for within its backfill period; any number of workers schedule it once. */
export const cron: (CronItem & { task: JobName })[] = [
  { task: 'payments.catchUp', match: '* * * * *', identifier: 'payments.catchUp every minute', options: { jobKey: 'payments.catchUp', backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'sessions.prune', match: '17 3 * * *', identifier: 'sessions.prune nightly', options: { jobKey: 'sessions.prune', backfillPeriod: DAY_MS, maxAttempts: 5 } },
  { task: 'sync.prune', match: '27 3 * * *', identifier: 'sync.prune nightly', options: { jobKey: 'sync.prune', backfillPeriod: DAY_MS, maxAttempts: 5 } },
];
