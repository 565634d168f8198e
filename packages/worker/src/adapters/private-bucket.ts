import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { serviceRoleEnv, supabaseEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import type { StoredFiles } from '../ports.ts';

type Env = z.infer<typeof supabaseEnv> & z.infer<typeof serviceRoleEnv>;

const MISSING = new Set([400, 404]);

/** The private bucket, past row-level security: nobody may read a file before it was checked, and this is what checks it. */
export const privateBucket = ({ SUPABASE_URL, SUPABASE_SECRET_KEY }: Env): StoredFiles => ({
  open: async (path, signal) => {
    const headers = { authorization: `Bearer ${SUPABASE_SECRET_KEY}`, apikey: SUPABASE_SECRET_KEY };
    const response = await fetch(`${SUPABASE_URL}/storage/v1/object/files/${path}`, { headers, signal });
    if (response.ok && response.body) return Readable.fromWeb(response.body as NodeStream);
    await response.body?.cancel();
    if (MISSING.has(response.status)) return null;
    throw new Error(`the storage answered ${response.status}`);
  },
});
