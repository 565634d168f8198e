import type { Db } from '@sage/db';
import type { ConflictRef } from './conflicts.schema.ts';

/** Somebody has taken note; nothing changes. */
export const dismissConflict = ({ db }: { db: Pick<Db, 'opsConflicts'> }, { conflictId }: ConflictRef) => db.opsConflicts.dismiss(conflictId);
