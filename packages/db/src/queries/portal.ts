import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

/** `due_date` null: open. `skipped_at`: it stays pending and counts nowhere. */
const portalMilestone = z.object({
  id: z.uuid(),
  name: z.string(),
  order: z.number().int(),
  status: z.enum(['pending', 'in_progress', 'completed']),
  kind: z.enum(['start', 'work', 'review', 'revision']),
  turn: z.enum(['client', 'studio']),
  optional: z.boolean(),
  round: z.number().int().nullable(),
  due_date: z.string().nullable(),
  completed_at: z.string().nullable(),
  skipped_at: z.string().nullable(),
});
export type PortalMilestone = z.infer<typeof portalMilestone>;

/** `payment_status` is that of the latest payment, null when none was begun. */
const portalDue = z.object({
  id: z.uuid(),
  purpose: z.enum(['full', 'deposit', 'balance', 'instalment', 'extra_round', 'other']),
  label: z.string(),
  amount_cents: z.number().int(),
  currency: z.string(),
  due_date: z.string().nullable(),
  payment_status: z.enum(['pending', 'succeeded', 'failed', 'refunded']).nullable(),
});
export type PortalDue = z.infer<typeof portalDue>;

const portalProject = z.object({
  id: z.uuid(),
  name: z.string(),
  tier: z.number().int(),
  tier_name: z.string(),
  status: z.enum(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed']),
  payment_status: z.enum(['pending', 'paid', 'refunded']),
  site_address: z.string().nullable(),
  agreed_rounds: z.number().int().nullable(),
  created_at: z.string(),
  milestones: z.array(portalMilestone),
  dues: z.array(portalDue),
});
export type PortalProject = z.infer<typeof portalProject>;

/** Due dates are dates in `zone`, the studio's. */
const portalHome = z.object({ zone: z.string(), projects: z.array(portalProject) });
export type PortalHome = z.infer<typeof portalHome>;

export const portalQueries = (client: Client) => ({
  /** The home page in one round trip: own projects, newest first, their steps in order. */
  home: async (): Promise<PortalHome> => portalHome.parse(unwrap(await client.rpc('portal_home'))),
});
