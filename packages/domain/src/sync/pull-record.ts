import type { Db } from '@sage/db';
import type { SyncRecordRef } from './sync.schema.ts';

/** The record's page is read before anything else that waits. */
export const pullRecord = ({ db }: { db: Pick<Db, 'opsNotion'> }, input: SyncRecordRef) => db.opsNotion.pull(input);
