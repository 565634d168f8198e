import type { Db } from '@sage/db';
import type { ShownDeliverable } from './deliverables.schema.ts';

/** Its client no longer sees it. It can be published again. */
export const takeBackDeliverable = ({ db }: { db: Pick<Db, 'deliverables'> }, { deliverableId, rowVersion }: ShownDeliverable) =>
  db.deliverables.takeBack({ id: deliverableId, rowVersion });
