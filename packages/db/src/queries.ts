import type { Client } from './client.ts';
import { leadQueries } from './queries/leads.ts';
import { opsQueries } from './queries/ops.ts';
import { portalQueries } from './queries/portal.ts';
import { projectQueries } from './queries/projects.ts';
import { routingRuleQueries } from './queries/routing-rules.ts';
import { tierQueries } from './queries/tiers.ts';

/** What a user's request may ask for. Row-level security decides what it gets. */
export const createDb = (client: Client) => ({
  leads: leadQueries(client),
  ops: opsQueries(client),
  portal: portalQueries(client),
  projects: projectQueries(client),
  routingRules: routingRuleQueries(client),
  tiers: tierQueries(client),
});
export type Db = ReturnType<typeof createDb>;
