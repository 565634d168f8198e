import { randomUUID } from 'node:crypto';
import type { Db } from '@sage/db';
import type { SessionUser } from '../auth/sessions.ts';
import { DomainError } from '../errors.ts';
import { FILE_EXTENSIONS, hasTypeOf, MAX_FILE_BYTES, typeOfName } from '../files/file-kinds.ts';
import { measuredStream, readHead } from '../files/measured-stream.ts';
import type { StoreFileInput } from './deliverables.schema.ts';

export interface StoreFileContext {
  db: Pick<Db, 'files'>;
  user: Pick<SessionUser, 'id'>;
}

/** Passes a file on to the private bucket while it comes in. Nobody is served it before a job has checked what was stored. */
export async function storeFile({ db, user }: StoreFileContext, { projectId, name, bytes }: StoreFileInput) {
  const mimeType = typeOfName(name);
  if (!mimeType) throw new DomainError('invalid', `Only these kinds of files can be uploaded: ${FILE_EXTENSIONS.join(', ')}.`);
  const { head, rest } = await readHead(bytes);
  if (head.length === 0) throw new DomainError('invalid', 'This file is empty.');
  if (!(await hasTypeOf(head, mimeType))) throw new DomainError('invalid', 'What is in this file is not what its name says.');

  const id = randomUUID();
  // Announced with the limit: how many bytes come is known only afterwards.
  await db.files.announce({ id, project_id: projectId, name, size_bytes: MAX_FILE_BYTES, mime_type: mimeType, uploaded_by: user.id });
  const { stream, measure, refusal } = measuredStream(head, rest);
  await db.files.store(id, mimeType, stream).catch((error: unknown) => {
    throw refusal() ?? error;
  });
  return { id, ...measure() };
}
