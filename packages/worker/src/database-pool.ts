import pg from 'pg';
import type { Logger } from './log.ts';

/** Connections for the jobs, the queue's own statements, its LISTEN and the health checks. A connection that breaks is replaced at the next use. */
export function createPool(databaseUrl: string, concurrency: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: concurrency * 2 + 4, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'sage-worker' });
  const note = (error: Error) => log.warn({ err: error }, 'a database connection broke');
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}
