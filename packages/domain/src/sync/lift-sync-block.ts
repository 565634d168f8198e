import type { Db } from '@sage/db';
import type { LiftSyncBlockInput } from './sync.schema.ts';

/** Notion had refused the connection altogether, where asking again makes it worse: so only a person goes on. */
export const liftSyncBlock = ({ db }: { db: Pick<Db, 'syncSteering'> }, input: LiftSyncBlockInput) => db.syncSteering.liftBlock(input);
