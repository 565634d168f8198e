import { spawnSync } from 'node:child_process';

/** Spawn options that say who runs Postgres. Empty when this process may run it itself. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const asked = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout) : undefined;
};

/** Postgres refuses to run as root, so root lends it to `postgres`, or to `nobody` where there is no such user. */
export function postgresUser(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const name = idOf('-u', 'postgres') === undefined ? 'nobody' : 'postgres';
  return { uid: idOf('-u', name) ?? 65_534, gid: idOf('-g', name) ?? 65_534 };
}

/** Whether that user gets to the folder, through every folder above it. */
export const canEnter = (folder: string, as: RunAs): boolean => spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...as, cwd: '/' }).status === 0;
