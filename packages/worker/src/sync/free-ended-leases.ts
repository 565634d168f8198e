import type { Pool } from 'pg';
import type { Logger } from '../log.ts';
import { PRESENCE_LOCK } from '../presence.ts';

const EVERY_MS = 5_000;

const ABSENT = `
  select distinct state.lease_by as worker
  from (select lease_by from public.sync_state where lease_by is not null union select lease_by from public.sync_pulls where lease_by is not null) state
  where not exists (
    select from pg_catalog.pg_locks held
    where held.locktype = 'advisory' and held.classid = $1::bigint::oid and held.objsubid = 2
      and held.objid::bigint = hashtext(state.lease_by)::bigint & 4294967295
      and held.database = (select oid from pg_catalog.pg_database where datname = current_database()))`;

/** A killed worker's records need not wait for their leases to end. One that is missing twice in a row has ended: see `free-abandoned-jobs.ts`. */
export function freeEndedLeases(pool: Pool, log: Logger, everyMs = EVERY_MS): { stop(): Promise<void> } {
  let missing = new Set<string>();
  let sweeping = Promise.resolve();

  const sweep = async () => {
    const { rows } = await pool.query<{ worker: string }>(ABSENT, [PRESENCE_LOCK]);
    const ended = rows.map(({ worker }) => worker).filter((worker) => missing.has(worker));
    missing = new Set(rows.map(({ worker }) => worker));
    if (ended.length === 0) return;
    await pool.query('select private.free_sync_leases($1)', [ended]);
    log.warn({ workers: ended }, 'freed the records of sync workers that ended');
  };

  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep).catch((error: unknown) => log.warn({ err: error }, 'could not look for abandoned records'));
  }, everyMs);
  return { stop: () => (clearInterval(timer), sweeping) };
}
