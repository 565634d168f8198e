import type { Client } from '../client.ts';
import { DatabaseError, unwrap } from '../unwrap.ts';

const BUCKET = 'files';

export interface NewFile {
  id: string;
  project_id: string;
  name: string;
  size_bytes: number;
  mime_type: string;
  uploaded_by: string;
}

/** The private bucket, with the caller's own rights: row-level security ties every object to its row in `files`. */
export const fileQueries = (client: Client) => ({
  /** Before the bytes: only an announced file may be stored, by the one who announced it. */
  announce: async (file: NewFile): Promise<void> => {
    unwrap(await client.from('files').insert(file));
  },

  /** Passes the bytes on as they come. What the stream throws is thrown here. */
  store: async (id: string, mimeType: string, body: ReadableStream<Uint8Array>): Promise<void> => {
    const { error } = await client.storage.from(BUCKET).upload(id, body, { contentType: mimeType, duplex: 'half', upsert: false });
    if (error) throw new DatabaseError('unavailable', 'The file could not be stored. Please try again in a moment.', error);
  },

  /** All of its bytes. Null for whoever may not read it: row-level security decides. */
  read: async (path: string): Promise<Uint8Array | null> => {
    const { data, error } = await client.storage.from(BUCKET).download(path);
    if (error && /not.?found/i.test(error.message)) return null;
    if (error) throw new DatabaseError('unavailable', 'The file cannot be reached at the moment.', error);
    return new Uint8Array(await data.arrayBuffer());
  },

  /** An address that works for `seconds`, for anyone who has it, and serves the file as an attachment of that name. */
  sign: async (path: string, name: string, seconds: number): Promise<string | null> => {
    const { data, error } = await client.storage.from(BUCKET).createSignedUrl(path, seconds);
    if (error && /not.?found/i.test(error.message)) return null;
    if (error) throw new DatabaseError('unavailable', 'The file cannot be reached at the moment.', error);
    // Not by the SDK's option, which encodes the name twice.
    const url = new URL(data.signedUrl);
    url.searchParams.set('download', name);
    return url.href;
  },
});
