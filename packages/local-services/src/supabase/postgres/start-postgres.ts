import path from 'node:path';
import pg from 'pg';
import { postgresBinaries } from './binaries.ts';
import { launch } from './launch.ts';
import { livePostmaster, type Postmaster } from './pid-file.ts';
import { ended, endPostmaster, pause } from './stop.ts';
import { postgresUser } from './system-user.ts';

export interface PostgresOptions {
  /** Made at the first start, kept from then on. */
  dataDir: string;
  port: number;
  password: string;
  /** False gives up safety for speed: only for data that nobody will miss. */
  durable?: boolean;
}

export interface RunningPostgres {
  port: number;
  pid: number;
  /** True when the server of an earlier start, whose parent was killed, goes on. */
  adopted: boolean;
  url(database: string): string;
  stop(): Promise<void>;
  /** Resolves when the server is gone, for whatever reason. */
  exited: Promise<void>;
}

/** Starts the server of this folder, or takes over the one that runs already. Listens on loopback only. */
export async function startPostgres({ durable = true, ...options }: PostgresOptions): Promise<RunningPostgres> {
  const { port, password } = options;
  const dataDir = path.resolve(options.dataDir);
  const as = postgresUser();
  const orphan = await settled(dataDir);
  if (orphan && orphan.port !== port) await endPostmaster(orphan.pid);
  const launched = () => launch({ binaries: postgresBinaries(as), as, dataDir, port, durable, password });
  const { pid, adopted } =
    orphan?.port === port ? { pid: orphan.pid, adopted: true } : await launched().then(own, (error) => ofAnotherStart(dataDir, port, error));
  const url = (database: string) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  await assertLogin(url('postgres'), dataDir);
  return { port, pid, adopted, url, stop: () => endPostmaster(pid), exited: ended(pid) };
}

const own = (pid: number) => ({ pid, adopted: false });

/** Two starts at once: the slower one takes the server of the faster one. */
async function ofAnotherStart(dataDir: string, port: number, failure: unknown) {
  const found = await settled(dataDir);
  if (found?.port !== port) throw failure;
  return { pid: found.pid, adopted: true };
}

/** The live server of the folder once it has made up its mind: ready to serve, or gone. */
async function settled(dataDir: string): Promise<Postmaster | null> {
  for (let left = 60_000; left > 0; left -= 100) {
    const found = livePostmaster(dataDir);
    if (!found || found.status === 'ready') return found;
    await pause(100);
  }
  throw new Error(`The Postgres of ${dataDir} has neither started nor stopped within a minute. Its log is ${path.join(dataDir, 'server.log')}.`);
}

async function assertLogin(url: string, dataDir: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const wrongPassword = (error as { code?: string }).code === '28P01';
    throw wrongPassword ? new Error(`The database in ${dataDir} was made with another password. Restore secrets.json, or run \`pnpm db:reset\`.`) : error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
