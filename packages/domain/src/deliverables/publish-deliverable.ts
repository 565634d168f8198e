import type { Db } from '@sage/db';
import type { ShownDeliverable } from './deliverables.schema.ts';

/** Shows it to the client and tells them by mail. Refused until the file was checked. */
export const publishDeliverable = ({ db }: { db: Pick<Db, 'deliverables'> }, { deliverableId, rowVersion }: ShownDeliverable) =>
  db.deliverables.publish({ id: deliverableId, rowVersion });
