import type { Db } from '@sage/db';
import type { PauseSyncInput } from './sync.schema.ts';

/** Nothing more of it is sent until an admin resumes it; what changes meanwhile waits. */
export const pauseSync = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: PauseSyncInput) => db.syncSteering.pause(input);
