import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const portalProject = z.object({
  id: z.uuid(),
  name: z.string(),
  tier: z.number().int(),
  status: z.enum(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed']),
  payment_status: z.enum(['pending', 'paid', 'refunded']),
});
const portalHome = z.object({ projects: z.array(portalProject) });
export type PortalHome = z.infer<typeof portalHome>;

export const portalQueries = (client: Client) => ({
  /** The home page in one round trip. */
  home: async (): Promise<PortalHome> => portalHome.parse(unwrap(await client.rpc('portal_home'))),
});
