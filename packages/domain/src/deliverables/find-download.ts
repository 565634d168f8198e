import type { Db } from '@sage/db';
import { found } from '../errors.ts';
import type { DeliverableRef } from './deliverables.schema.ts';

const SECONDS = 5 * 60;

/** An address for five minutes, for whoever may read the deliverable; "not found" for everyone else. */
export async function findDownload({ db }: { db: Pick<Db, 'deliverables' | 'files'> }, { deliverableId }: DeliverableRef): Promise<{ url: string }> {
  const file = found(await db.deliverables.findFile(deliverableId), 'file');
  return { url: found(await db.files.sign(file.path, file.name, SECONDS), 'file') };
}
