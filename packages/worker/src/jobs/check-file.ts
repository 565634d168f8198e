import { createHash } from 'node:crypto';
import { HEAD_BYTES, hasTypeOf, typeOfName } from '@sage/domain/files';
import type { PoolClient } from 'pg';
import type { Handler } from '../handler.ts';
import type { StoredFiles } from '../ports.ts';

interface FileRow {
  path: string;
  name: string;
  size_bytes: number;
  mime_type: string;
  /** What the uploader counted on the way. */
  sha256: string | null;
}

interface Stored {
  size: number;
  sha256: string;
  head: Uint8Array;
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Stored> {
  const hash = createHash('sha256');
  let head: Uint8Array = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]);
  }
  return { size, sha256: hash.digest('hex'), head };
}

/** What is wrong with it, in words for the team, or null. */
async function faultOf(row: FileRow, stored: Stored | null): Promise<string | null> {
  if (!stored) return 'Nothing is stored.';
  if (stored.size !== row.size_bytes) return 'It is not as long as what was sent.';
  if (stored.sha256 !== row.sha256) return 'It is not what was sent.';
  if (typeOfName(row.name) !== row.mime_type) return 'Its name and its type differ.';
  return (await hasTypeOf(stored.head, row.mime_type)) ? null : 'What is in it is not what its name says.';
}

const find = async (client: PoolClient, id: string): Promise<FileRow | undefined> =>
  (await client.query<FileRow>('select path, name, size_bytes, mime_type, sha256 from public.files where id = $1 and checked_at is null', [id])).rows[0];

const note = (client: PoolClient, id: string, fault: string | null) =>
  client.query(
    `update public.files set check_error = $2, checked_at = case when $2::text is null then now() end where id = $1 and checked_at is null`,
    [id, fault],
  );

/** Compares size, hash and type of what is stored with what was announced. Only then anyone is served the file. Again is no error. */
export const checkFile =
  (files: StoredFiles): Handler<{ fileId: string }> =>
  async ({ fileId }, { log, signal, transaction }) => {
    const row = await transaction((client) => find(client, fileId));
    if (!row) return;
    const bytes = await files.open(row.path, signal);
    const fault = await faultOf(row, bytes && (await read(bytes)));
    await transaction((client) => note(client, fileId, fault));
    log.info({ fileId, fault }, 'file checked');
  };
