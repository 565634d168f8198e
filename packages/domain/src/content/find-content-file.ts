import type { Db } from '@sage/db';
import { found } from '../errors.ts';
import { hasPreview } from '../files/has-preview.ts';
import { previewOf } from '../files/preview-of.ts';
import type { ContentFileInput, ContentPictureInput } from './content.schema.ts';

type Files = { db: Pick<Db, 'content' | 'files'> };

const SECONDS = 5 * 60;
/** Twice the width of a column of text, for dense screens. */
const WIDTH = 1_300;

/** An address for five minutes, for whoever may read the brief; "not found" for everyone else. */
export async function findContentDownload({ db }: Files, input: ContentFileInput): Promise<{ url: string }> {
  const file = found(await db.content.findFile(input), 'file');
  return { url: found(await db.files.sign(file.path, file.name, SECONDS), 'file') };
}

/** A picture of the brief, without the camera's notes. A file never changes, so its id is its tag. `bytes` null: the browser has it already. */
export async function findContentPicture({ db }: Files, { known, ...input }: ContentPictureInput) {
  const file = found(await db.content.findFile(input), 'picture');
  const tag = `"brief-${input.fileId}"`;
  if (known === tag) return { tag, bytes: null };
  const bytes = found(hasPreview(file.mime_type) ? await db.files.read(file.path) : null, 'picture');
  return { tag, bytes: found(await previewOf(bytes, WIDTH), 'picture') };
}
