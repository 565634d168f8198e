import type { Db } from '@sage/db';
import type { SyncRecordRef } from './sync.schema.ts';

/** Somebody says that what held it back is mended: the record goes to the front, with all its tries again. */
export const retrySync = ({ db }: { db: Pick<Db, 'opsSync'> }, input: SyncRecordRef) => db.opsSync.retry(input);
