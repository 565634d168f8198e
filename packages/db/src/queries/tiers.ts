import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

/** Null means open: no fixed price, end, or number of rounds. */
export const intakeTier = z.object({
  id: z.number().int(),
  name: z.string(),
  description: z.string(),
  features: z.array(z.string()),
  price_cents: z.number().int().nullable(),
  currency: z.string(),
  deposit_percent: z.number().nullable(),
  weeks_min: z.number().int(),
  weeks_max: z.number().int().nullable(),
  revision_rounds: z.number().int().nullable(),
  site_visit: z.string(),
  budget_from_cents: z.number().int().nullable(),
  budget_to_cents: z.number().int().nullable(),
});
export type IntakeTier = z.infer<typeof intakeTier>;

export const tierQueries = (client: Client) => ({
  /** In order, with everything that the public may know. */
  listForIntake: async (): Promise<IntakeTier[]> => z.array(intakeTier).parse(unwrap(await client.rpc('intake_tiers'))),
});
