import type { Db } from '@sage/db';
import type { PauseSyncInput } from './sync.schema.ts';

/** Also what the sync itself had paused: it pauses again when nothing is mended. */
export const resumeSync = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: PauseSyncInput) => db.syncSteering.resume(input);
