import type { Db } from '@sage/db';

/** A worker reads every page back and holds it against its record. @returns its id among the runs */
export const verifyNotion = async ({ db }: { db: Pick<Db, 'syncRuns'> }) => ({ id: await db.syncRuns.ask({ what: 'verify' }) });
