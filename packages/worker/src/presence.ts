import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from './log.ts';

/** First half of an advisory lock's key; the second is the hash of the runner's id. Any number that nothing else locks. */
export const PRESENCE_LOCK = 7_243_502;

const RECONNECT_MS = 1_000;

export interface Presence {
  announce(runnerId: string): Promise<void>;
  withdraw(runnerId: string): Promise<void>;
  end(): Promise<void>;
}

/** Says "alive" by an advisory lock on a connection of its own: however a process ends, the database lets go of it at once. */
export function keepPresence(databaseUrl: string, log: Logger): Presence {
  const present = new Set<string>();
  const ending = new AbortController();
  let connected: pg.Client | null = null;

  const say = async (statement: 'pg_advisory_lock' | 'pg_advisory_unlock', runnerId: string) => {
    // A connection that breaks here is noticed by `live`, which announces everyone again.
    await connected?.query(`select ${statement}($1, hashtext($2))`, [PRESENCE_LOCK, runnerId]).catch(() => undefined);
  };

  const stayConnected = async () => {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'sage-worker presence' });
    const closed = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()));
    try {
      await client.connect();
      connected = client;
      for (const runnerId of present) await say('pg_advisory_lock', runnerId);
      if (!ending.signal.aborted) await Promise.race([closed, new Promise((resolve) => ending.signal.addEventListener('abort', resolve))]);
    } catch (error) {
      log.warn({ err: error }, 'this worker cannot announce itself');
    }
    connected = null;
    await client.end().catch(() => undefined);
  };

  const live = async () => {
    while (!ending.signal.aborted) {
      await stayConnected();
      await pause(RECONNECT_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const lived = live();

  return {
    announce: (runnerId) => (present.add(runnerId), say('pg_advisory_lock', runnerId)),
    withdraw: (runnerId) => (present.delete(runnerId), say('pg_advisory_unlock', runnerId)),
    end: () => (ending.abort(), lived),
  };
}
