import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const opsHome = z.object({
  leads_to_review: z.number().int(),
  open_projects: z.number().int(),
  payments_failed: z.number().int(),
  sync_failed: z.number().int(),
});
export type OpsHome = z.infer<typeof opsHome>;

export const opsQueries = (client: Client) => ({
  /** The home page in one round trip. */
  home: async (): Promise<OpsHome> => opsHome.parse(unwrap(await client.rpc('ops_home'))),
});
