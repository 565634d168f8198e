import { randomUUID } from 'node:crypto';
import type { Db } from '@sage/db';
import type { AddDeliverableInput } from './deliverables.schema.ts';

/** Its place in the portal, which checks who asks. */
const stableAddress = (id: string) => `/deliverables/${id}/file`;

/** Of a file that was stored. Clients see it once it is published, and that once a job has checked the file. */
export function addDeliverable({ db }: { db: Pick<Db, 'deliverables'> }, { projectId, file, description, replacesId, ...details }: AddDeliverableInput) {
  const id = randomUUID();
  return db.deliverables.add(
    {
      id,
      project_id: projectId,
      file_id: file.id,
      ...details,
      description: description || null,
      replaces_id: replacesId ?? null,
      file_url: stableAddress(id),
    },
    file,
  );
}
