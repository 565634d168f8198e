import type { Db } from '@sage/db';
import type { SyncKindInput } from './sync.schema.ts';

/** Looks at every record of a kind again, behind everything else. What is in step costs no call. @returns how many records */
export const resyncKind = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: SyncKindInput) => db.syncSteering.resync(input);
