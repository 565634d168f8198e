import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { isAlive } from './pid-file.ts';
import { canEnter, type RunAs } from './system-user.ts';

export interface Cluster {
  /** How the server is to name its data folder. */
  argument: string;
  /** The working folder to start it in. */
  cwd: string;
}

export const postgresEnvironment = (): NodeJS.ProcessEnv => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

/** Makes the data folder unless it is there. Made aside and renamed: a start that is killed half-way leaves nothing that looks whole. */
export function ensureCluster(binaries: Binaries, as: RunAs, options: { dataDir: string; password: string; durable: boolean }): Cluster {
  const { dataDir } = options;
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) {
    mkdirSync(path.dirname(dataDir), { recursive: true });
    removeAbandoned(dataDir);
    const draft = `${dataDir}.making-${process.pid}-${Date.now().toString(36)}`;
    mkdirSync(draft, { mode: 0o700 });
    own(draft, as);
    try {
      initialise(binaries, as, draft, options);
      renameSync(draft, dataDir);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(path.join(dataDir, 'PG_VERSION'))) throw error;
    }
  }
  return reach(dataDir, as);
}

/**
 * The user that runs Postgres for root may be kept out by a folder above (a checkout in /root). The working folder is
 * entered before the process changes its user, so the server then finds its data folder as its own working folder.
 */
function reach(folder: string, as: RunAs): Cluster {
  const real = realpathSync(folder);
  return process.platform === 'linux' && !canEnter(real, as) ? { argument: '/proc/self/cwd', cwd: real } : { argument: real, cwd: real };
}

function initialise(binaries: Binaries, as: RunAs, folder: string, { password, durable }: { password: string; durable: boolean }) {
  const secret = mkdtempSync(path.join(os.tmpdir(), 'sage-initdb-'));
  const passwordFile = path.join(secret, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    own(secret, as);
    own(passwordFile, as);
    const { argument, cwd } = reach(folder, as);
    const flags = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])];
    execFileSync(binaries.initdb, ['-D', argument, ...flags], { ...as, cwd, env: postgresEnvironment(), stdio: 'pipe' });
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

function own(target: string, { uid, gid }: RunAs) {
  if (uid !== undefined && gid !== undefined) chownSync(target, uid, gid);
}

function removeAbandoned(dataDir: string) {
  const prefix = `${path.basename(dataDir)}.making-`;
  const abandoned = readdirSync(path.dirname(dataDir)).filter((name) => name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length).split('-')[0])));
  for (const name of abandoned) rmSync(path.join(path.dirname(dataDir), name), { recursive: true, force: true });
}
