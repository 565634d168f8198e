import type { Db } from '@sage/db';
import type { ConflictRef } from './conflicts.schema.ts';

/** What a person set in Notion becomes the record's; refused for what rules or money decide. */
export const adoptConflict = ({ db }: { db: Pick<Db, 'opsConflicts'> }, { conflictId }: ConflictRef) => db.opsConflicts.adopt(conflictId);
