import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

/** The document's own schema is the router's business: it arrives here unchecked. Fees are in cents by tier, null where quoted. */
const publishedRoutingRules = z.object({
  version: z.number().int(),
  document: z.unknown(),
  fees: z.record(z.string(), z.number().int().nullable()),
});
export type PublishedRoutingRules = z.infer<typeof publishedRoutingRules>;

export const routingRuleQueries = (client: Client) => ({
  findPublished: async (): Promise<PublishedRoutingRules | null> =>
    publishedRoutingRules.nullable().parse(unwrap(await client.rpc('intake_routing_rules'))),
});
