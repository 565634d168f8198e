import type { Db } from '@sage/db';
import type { ConflictRef } from './conflicts.schema.ts';

/** The record's value stands, and Notion is written to once more. */
export const overwriteConflict = ({ db }: { db: Pick<Db, 'opsConflicts'> }, { conflictId }: ConflictRef) => db.opsConflicts.overwrite(conflictId);
