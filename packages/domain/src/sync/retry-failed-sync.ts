import type { Db } from '@sage/db';
import type { SyncKindInput } from './sync.schema.ts';

/** Somebody says that what held a kind back is mended. They go behind what just changed. @returns how many records */
export const retryFailedSync = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: SyncKindInput) => db.syncSteering.retryFailed(input);
