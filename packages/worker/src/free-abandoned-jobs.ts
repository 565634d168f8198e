import type { Pool } from 'pg';
import type { Logger } from './log.ts';
import { PRESENCE_LOCK } from './presence.ts';

const EVERY_MS = 5_000;

/** The runners that hold a job and are not present. */
const ABSENT = `
  select distinct job.locked_by as runner from graphile_worker.jobs job
  where job.locked_by is not null and not exists (
    select from pg_catalog.pg_locks held
    where held.locktype = 'advisory' and held.classid = $1::bigint::oid and held.objsubid = 2
      and held.objid::bigint = hashtext(job.locked_by)::bigint & 4294967295
      and held.database = (select oid from pg_catalog.pg_database where datname = current_database()))`;

/**
 * The queue itself would free the jobs of a killed worker after four hours. Here a runner that is missing twice in a row has ended, since a live one
 * whose connection broke is back within a second.
 */
export function freeAbandonedJobs(pool: Pool, log: Logger, everyMs = EVERY_MS): { stop(): Promise<void> } {
  let missing = new Set<string>();
  let sweeping = Promise.resolve();

  const sweep = async () => {
    const { rows } = await pool.query<{ runner: string }>(ABSENT, [PRESENCE_LOCK]);
    const ended = rows.map(({ runner }) => runner).filter((runner) => missing.has(runner));
    missing = new Set(rows.map(({ runner }) => runner));
    if (ended.length === 0) return;
    await pool.query('select graphile_worker.force_unlock_workers($1)', [ended]);
    log.warn({ runners: ended }, 'freed the jobs of workers that ended');
  };

  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep).catch((error: unknown) => log.warn({ err: error }, 'could not look for abandoned jobs'));
  }, everyMs);
  return { stop: () => (clearInterval(timer), sweeping) };
}
