import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const kind = z.object({
  kind: z.string(),
  mode: z.enum(['off', 'push', 'two_way']),
  with_details: z.boolean(),
  trash_policy: z.enum(['restore', 'detach', 'recreate']),
  poll_seconds: z.int(),
  /** False: what it shows lives in Notion alone. */
  has_records: z.boolean(),
  depends_on: z.array(z.string()),
});
const settings = z.object({ kinds: z.array(kind), client_mark: z.string().nullable(), to_decide: z.int() });
export type SyncSettings = z.infer<typeof settings>;

export const syncSettingsQueries = (client: Client) => ({
  settings: async (): Promise<SyncSettings> => settings.parse(unwrap(await client.rpc('ops_sync_settings'))),
});
