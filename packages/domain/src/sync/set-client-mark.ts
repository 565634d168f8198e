import type { Db } from '@sage/db';
import type { SetClientMarkInput } from './sync.schema.ts';

/** From now on only comments that begin with it reach the client. */
export const setClientMark = ({ db }: { db: Pick<Db, 'syncSteering'> }, { mark }: SetClientMarkInput) => db.syncSteering.setClientMark(mark);
