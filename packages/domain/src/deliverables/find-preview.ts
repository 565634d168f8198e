import type { Db } from '@sage/db';
import { found } from '../errors.ts';
import { hasPreview } from '../files/has-preview.ts';
import { previewOf } from '../files/preview-of.ts';
import type { PreviewInput } from './deliverables.schema.ts';

/** The file of a deliverable never changes: a new one is a new version with an id of its own. */
const tagOf = (id: string) => `"preview-${id}"`;

/** A small picture of a picture, for whoever may read the deliverable. `bytes` null: the browser has it already. */
export async function findPreview({ db }: { db: Pick<Db, 'deliverables' | 'files'> }, { deliverableId, known }: PreviewInput) {
  const file = found(await db.deliverables.findFile(deliverableId), 'picture');
  const tag = tagOf(deliverableId);
  if (known === tag) return { tag, bytes: null };
  const bytes = found(hasPreview(file.mime_type) ? await db.files.read(file.path) : null, 'picture');
  return { tag, bytes: found(await previewOf(bytes), 'picture') };
}
