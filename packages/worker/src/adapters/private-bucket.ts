import type { serviceRoleEnv, supabaseEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import type { ContentFilePorts } from '@sage/domain/sync/content';
import type { StoredFiles } from '../ports.ts';

type Env = z.infer<typeof supabaseEnv> & z.infer<typeof serviceRoleEnv>;

const MISSING = new Set([400, 404]);

/** The private bucket, past row-level security: nobody may read a file before it was checked, and this is what checks it. */
export const privateBucket = ({ SUPABASE_URL, SUPABASE_SECRET_KEY }: Env): StoredFiles & Pick<ContentFilePorts, 'store'> => ({
  open: async (path, signal) => {
    const response = await fetch(address(SUPABASE_URL, path), { headers: asService(SUPABASE_SECRET_KEY), signal });
    // As it is, since a stream of Node's ends the process when it breaks off before somebody listens.
    if (response.ok && response.body) return response.body as unknown as AsyncIterable<Uint8Array>;
    await response.body?.cancel();
    if (MISSING.has(response.status)) return null;
    throw new Error(`the storage answered ${response.status}`);
  },
  store: async (id, mimeType, bytes) => {
    const headers = { ...asService(SUPABASE_SECRET_KEY), 'content-type': mimeType };
    const response = await fetch(address(SUPABASE_URL, id), { method: 'POST', headers, body: new Uint8Array(bytes) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the storage answered ${response.status}`);
  },
});

const address = (url: string, path: string) => `${url}/storage/v1/object/files/${path}`;
const asService = (key: string) => ({ authorization: `Bearer ${key}`, apikey: key });
