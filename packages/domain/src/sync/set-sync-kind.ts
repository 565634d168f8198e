import type { Db } from '@sage/db';
import type { SetSyncKindInput } from './sync.schema.ts';

/** Whether Notion shows a kind, and how much of it. @returns how many records it is to show anew */
export const setSyncKind = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: SetSyncKindInput) => db.syncSteering.setKind(input);
