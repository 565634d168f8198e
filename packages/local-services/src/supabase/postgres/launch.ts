import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { type Cluster, ensureCluster, postgresEnvironment } from './cluster.ts';
import { isAlive, leftBackends, livePostmaster, readPidFile } from './pid-file.ts';
import { goneWithin, pause, send } from './stop.ts';
import type { RunAs } from './system-user.ts';

export interface Launch {
  binaries: Binaries;
  as: RunAs;
  dataDir: string;
  port: number;
  password: string;
  durable: boolean;
}

const LOG_LIMIT_BYTES = 10_000_000;
const UNSAFE_BUT_FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Starts a server that outlives this process, and returns its process id once it accepts connections. */
export async function launch(options: Launch): Promise<number> {
  const cluster = ensureCluster(options.binaries, options.as, options);
  await clearRemains(options.dataDir);
  const log = path.join(options.dataDir, 'server.log');
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) rmSync(log);
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const child = run(options, cluster, log);
  let failed: Error | undefined;
  child.once('error', (error) => (failed = error));
  for (let told = readPidFile(options.dataDir); ; told = readPidFile(options.dataDir)) {
    if (failed) throw failed;
    if (told?.status === 'ready' && told.pid === child.pid) {
      child.unref();
      return told.pid;
    }
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(startFailure(options, readFileSync(log).subarray(from).toString()));
    await pause(20);
  }
}

/** In a session of its own: Ctrl-C in the terminal must not stop the database before those who use it. */
function run({ binaries, as, port, durable }: Launch, { argument, cwd }: Cluster, log: string): ChildProcess {
  const output = openSync(log, 'a');
  const flags = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...(durable ? [] : UNSAFE_BUT_FAST)];
  try {
    return spawn(binaries.postgres, ['-D', argument, ...flags], { ...as, cwd, env: postgresEnvironment(), detached: true, stdio: ['ignore', output, output] });
  } finally {
    closeSync(output);
  }
}

/** After kill -9 of the postmaster its backends may still hold the shared memory, and its pid file may name a stranger. */
async function clearRemains(dataDir: string) {
  for (const pid of leftBackends(dataDir)) {
    if (await goneWithin(pid, 2_000)) continue;
    if (livePostmaster(dataDir)) throw new Error(`Another start of ${dataDir} was faster.`);
    send(pid, 'SIGQUIT');
    if (!(await goneWithin(pid, 3_000))) send(pid, 'SIGKILL');
  }
  const noted = readPidFile(dataDir);
  if (noted && isAlive(noted.pid) && !livePostmaster(dataDir)) rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
}

function startFailure({ port, dataDir }: Launch, output: string): string {
  if (/Address already in use/.test(output)) return `Port ${port} is in use, so Postgres cannot start. Set POSTGRES_PORT to a free one.`;
  return `Postgres did not start in ${dataDir}:\n${output.trim().split('\n').slice(-15).join('\n')}`;
}
