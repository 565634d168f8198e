import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { syncFacts } from './sync-facts.ts';

const opsHome = z.object({
  leads_to_review: z.number().int(),
  open_projects: z.number().int(),
  payments_failed: z.number().int(),
  sync_failed: z.number().int(),
  /** Clients with an open project for whom nobody can sign in. */
  no_entry: z.number().int(),
  /** What people set in Notion: it still stands there, or ours was written back. */
  conflicts_to_decide: z.number().int(),
  conflicts_put_back: z.number().int(),
  sync: syncFacts,
});
export type OpsHome = z.infer<typeof opsHome>;

export const opsQueries = (client: Client) => ({
  /** The home page in one round trip. */
  home: async (): Promise<OpsHome> => opsHome.parse(unwrap(await client.rpc('ops_home'))),
});
