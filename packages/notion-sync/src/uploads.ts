import type { Client } from '@notionhq/client';
import { databaseClock, type Clock } from './clock.ts';
import type { FileBytes, FileRef } from './file-bytes.ts';
import { MOST_AT_ONCE, PART, partsOf, piecesOfBytes } from './file-pieces.ts';
import { value, type Sql } from './sql.ts';
import { isRefusal, type CallOptions, type MakeCall } from './sync-calls.ts';

/** A file that Notion has, by the id under which blocks show it. */
export interface Upload {
  id: string;
  file: FileRef;
  /** It was there before: Notion may have dropped it since. */
  isCached: boolean;
}

/** Each file reaches Notion once, however many pages show it. */
export interface Uploads {
  /** Two calls for a new file, more for a large one, none for a known one. Null: Notion does not take it, or there are no bytes. */
  find(file: FileRef, options: CallOptions): Promise<Upload | null>;
  /** A block shows it: from now on Notion keeps it. */
  noteAttached(upload: Upload): Promise<void>;
  forget(upload: Upload): Promise<void>;
}

export interface UploadsParts {
  sql: Sql;
  client: Client;
  call: MakeCall;
  files: FileBytes;
  clock?: Clock;
}

const WRITE = { effect: 'write', on: 'record' } as const;
const keyOf = (file: FileRef) => [file.sha256, file.isPreview];
const NOW = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;

export function createUploads({ sql, client, call, files, clock = databaseClock }: UploadsParts): Uploads {
  const note = async (file: FileRef, uploadId: string | null) => void (await value(sql, `private.note_sync_upload($1, $2, $3, ${NOW(4)})`, [...keyOf(file), uploadId, clock.now()]));
  return {
    find: async (file, options) => {
      const { upload_id: id, is_refused: isRefused } = await value<{ upload_id: string | null; is_refused: boolean }>(sql, `private.find_sync_upload($1, $2, ${NOW(3)})`, [...keyOf(file), clock.now()]);
      if (id || isRefused) return id ? { id, file, isCached: true } : null;
      const bytes = await files.open(file);
      if (!bytes) return null;
      const made = await send(file, bytes, client, call, options);
      await note(file, made);
      return made ? { id: made, file, isCached: false } : null;
    },
    noteAttached: async ({ id, file }) => void (await value(sql, `private.note_sync_upload_attached($1, $2, $3, ${NOW(4)})`, [...keyOf(file), id, clock.now()])),
    forget: async ({ id, file }) => void (await value(sql, 'private.forget_sync_upload($1, $2, $3)', [...keyOf(file), id])),
  };
}

/** @returns null when Notion does not take files of this kind or size */
async function send(file: FileRef, bytes: AsyncIterable<Uint8Array>, client: Client, call: MakeCall, options: CallOptions): Promise<string | null> {
  const { filename, type } = file.isPreview ? { filename: file.name.replace(/\.\w+$/, '') + '.webp', type: 'image/webp' } : { filename: file.name, type: file.mimeType };
  const parts = partsOf(file);
  // To the end before Notion is asked: a call may wait for its turn for minutes, and a storage does not.
  const pieces = await piecesOfBytes(bytes, parts ? PART : MOST_AT_ONCE);
  const asked = { filename, content_type: type, ...(parts ? { mode: 'multi_part' as const, number_of_parts: parts } : { mode: 'single_part' as const }) };
  try {
    const { id } = await call(WRITE, () => client.fileUploads.create(asked), options);
    for (const [before, piece] of pieces.entries()) {
      const data = { filename, data: new Blob([piece], { type }) };
      await call(WRITE, () => client.fileUploads.send({ file_upload_id: id, file: data, ...(parts && { part_number: String(before + 1) }) }), options);
    }
    if (parts) await call(WRITE, () => client.fileUploads.complete({ file_upload_id: id }), options);
    return id;
  } catch (error) {
    if (isRefusal(error) && !error.failure.unreachable) return null;
    throw error;
  }
}
