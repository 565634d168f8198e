import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase } from '@sage/db/testing';
import { createNotionStandIn, serveNotion, type NotionStandIn } from '@sage/local-services/testing';
import pg from 'pg';
import { onTestFinished } from 'vitest';

type LoggedCall = ReturnType<NotionStandIn['calls']['list']>[number];

const TOKEN = 'ntn_the_only_one';
const execArgv = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];

export interface SyncProcesses {
  standIn: NotionStandIn;
  pool: pg.Pool;
  query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  start(name: string): Promise<ChildProcess>;
  /** A connection of its own, for a transaction that stays open. */
  connect(): Promise<pg.Client>;
}

/**
 * why: Notion is not reachable offline. Worker processes of their own over one Postgres and one stand-in, all by the machine's clock.
 * `hold` may keep the answer to a call back.
 */
export async function syncProcesses({ callsPerMinute = 6_000, hold = async () => undefined }: { callsPerMinute?: number; hold?: (call: LoggedCall) => Promise<unknown> } = {}): Promise<SyncProcesses> {
  const { url, drop } = await freshDatabase();
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute });
  const fetch = async (request: Request) => {
    const answer = await standIn.fetch(request);
    await hold(standIn.calls.list().at(-1)!);
    return answer;
  };
  const server = await serveNotion({ ...standIn, fetch }, 0);
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  await pool.query('delete from public.sync_changes');
  const children: ChildProcess[] = [];
  const clients: pg.Client[] = [];
  onTestFinished(async () => {
    await Promise.all(children.map((child) => end(child)));
    await Promise.all([server.close(), pool.end(), ...clients.map((client) => client.end())]);
    await drop();
  });
  return {
    standIn,
    pool,
    query: async (text, values = []) => (await pool.query(text, values)).rows as never,
    start: async (name) => {
      const child = fork(new URL('./worker-program.ts', import.meta.url), [url, server.url, TOKEN, standIn.parentPageId, name, String(callsPerMinute)], { execArgv });
      children.push(child);
      await once(child, 'message');
      return child;
    },
    connect: async () => {
      const client = new pg.Client(url);
      await client.connect();
      clients.push(client);
      return client;
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Asks again until it holds; the test's own time limit ends it. */
export async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await pause(40);
}
