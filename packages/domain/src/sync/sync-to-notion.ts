import type { Db } from '@sage/db';
import type { SyncToNotionInput } from './sync.schema.ts';

/** The manual door. What changes goes to Notion by itself; this brings one record there before all others, whatever held it back. It never waits for Notion. */
export const syncToNotion = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: SyncToNotionInput) => db.syncSteering.push({ kind: input.resourceType, recordId: input.resourceId });
