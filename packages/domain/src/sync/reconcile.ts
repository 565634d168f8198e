import type { Db } from '@sage/db';
import type { ReconcileInput } from './conflicts.schema.ts';

/** Without a dry run it is one itself: nothing is changed, and its report appears among the reconciles. With one, what that has told is done. */
export const reconcile = async ({ db }: { db: Pick<Db, 'opsNotion'> }, { dryRunId }: ReconcileInput) => ({ id: await db.opsNotion.reconcile(dryRunId) });
