import type { Db } from '@sage/db';
import type { RebuildInput } from './sync.schema.ts';

/** What a dry run of the last hour has told is done by a worker. Pressed twice it is the same one. @returns its id among the runs */
export const rebuildNotion = async ({ db }: { db: Pick<Db, 'syncRuns'> }, input: RebuildInput) => ({ id: await db.syncRuns.ask({ what: 'rebuild', ...input }) });
