import { randomUUID } from 'node:crypto';
import { freshDatabase } from '@sage/db/testing';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Clock } from '../src/clock.ts';

/** Time that passes only when someone sleeps. It begins after everything that the database's own clock has stamped. */
export function virtualClock(start = Date.now() + 60_000): Clock & { pass(ms: number): void; at(): number } {
  let at = start;
  return { now: () => new Date(at), sleep: async (ms) => void (at += ms), pass: (ms) => void (at += ms), at: () => at };
}

export interface SyncDatabase {
  /** Autocommit, like a worker's. */
  pool: pg.Pool;
  query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  /** A connection of its own, for a transaction that stays open. */
  connect(): Promise<pg.Client>;
}

/** Gone when the test ends. The kinds' databases count as set up. */
export async function syncDatabase(): Promise<SyncDatabase> {
  const { url, drop } = await freshDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  const clients: pg.Client[] = [];
  onTestFinished(async () => {
    await Promise.all([pool.end(), ...clients.map((client) => client.end())]);
    await drop();
  });
  await pool.query(`update public.sync_kinds set data_source_id = 'ds-' || kind, properties = '{}' where source_table is not null`);
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows;
  const connect = async () => {
    const client = new pg.Client(url);
    await client.connect();
    clients.push(client);
    return client;
  };
  return { pool, query, connect };
}

export const newClient = async ({ query }: SyncDatabase, name = 'Okafor'): Promise<string> => {
  const [row] = await query<{ id: string }>('insert into public.clients (id, name, tier) values ($1, $2, 2) returning id', [randomUUID(), name]);
  return row!.id;
};

export const newProject = async ({ query }: SyncDatabase, clientId: string, name = 'Garden'): Promise<string> => {
  const [row] = await query<{ id: string }>('insert into public.projects (client_id, tier, name) values ($1, 2, $2) returning id', [clientId, name]);
  return row!.id;
};

export const newMilestone = async ({ query }: SyncDatabase, projectId: string, order = 1): Promise<string> => {
  const [row] = await query<{ id: string }>(
    `insert into public.milestones (project_id, tier, name, "order", kind, turn) values ($1, 2, 'Step', $2, 'work', 'studio') returning id`,
    [projectId, order],
  );
  return row!.id;
};
