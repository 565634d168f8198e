import type { Db } from '@sage/db';

/** The dry run: a worker reads all of Notion and tells what a rebuild would do. @returns its id among the runs */
export const planRebuild = async ({ db }: { db: Pick<Db, 'syncRuns'> }) => ({ id: await db.syncRuns.ask({ what: 'plan' }) });
