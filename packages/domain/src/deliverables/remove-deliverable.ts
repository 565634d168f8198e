import type { Db } from '@sage/db';
import type { ShownDeliverable } from './deliverables.schema.ts';

/** Refused while its client sees it. */
export const removeDeliverable = ({ db }: { db: Pick<Db, 'deliverables'> }, { deliverableId, rowVersion }: ShownDeliverable) =>
  db.deliverables.remove({ id: deliverableId, rowVersion });
