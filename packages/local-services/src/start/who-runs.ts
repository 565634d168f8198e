import type { LockFile } from './data-lock.ts';
import type { Settings } from './settings.ts';

const WHAT = { start: 'SAGE runs already', dev: 'The services of development run already', reset: 'The database is being reset' } as const;

export function whoRuns({ owner }: { owner: LockFile }, { env, dataDir }: Settings): string {
  const since = new Date(owner.since).toLocaleTimeString();
  const where = owner.kind === 'start' ? `: ${env.INTAKE_URL}, ${env.PORTAL_URL}, ${env.OPS_URL}` : '';
  return `${WHAT[owner.kind]}${where} (process ${owner.pid}, since ${since}, data in ${dataDir}).`;
}
