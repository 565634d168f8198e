import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { projectContent } from './content.ts';

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

/** `payment_status` is that of the latest payment, null when none was begun. `processing_since`: it is on its way, and the bank has not confirmed it. */
const portalDue = z.object({
  id: z.uuid(),
  purpose: z.enum(['full', 'deposit', 'balance', 'instalment', 'extra_round', 'other']),
  label: z.string(),
  amount_cents: z.number().int(),
  currency: z.string(),
  due_date: z.string().nullable(),
  payment_status: z.enum(['pending', 'succeeded', 'failed', 'refunded']).nullable(),
  processing_since: z.string().nullable(),
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

/** `version` is a deliverable's. A message is named by who wrote it, and is news until it is read. */
const portalNews = z.object({
  kind: z.enum(['deliverable', 'milestone', 'message']),
  id: z.uuid(),
  name: z.string(),
  version: z.number().int().nullable(),
  at: z.string(),
});
export type PortalNews = z.infer<typeof portalNews>;

/** Due dates are dates in `zone`, the studio's. `news_since`: the end of the visit before; at the first visit, now. */
const portalHome = z.object({
  zone: z.string(),
  news_since: z.string().nullable(),
  projects: z.array(portalProject.extend({ news: z.array(portalNews) })),
});
export type PortalHome = z.infer<typeof portalHome>;

const portalDeliverable = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.string(),
  description: z.string().nullable(),
  file_type: z.string().nullable(),
  file_size: z.number().int().nullable(),
  version: z.number().int(),
  published_at: z.string(),
  /** False once a later version was published. */
  is_latest: z.boolean(),
});
export type PortalDeliverable = z.infer<typeof portalDeliverable>;

/** `unread`: messages of the studio that the reader has not seen. */
const portalProjectPage = z.object({
  zone: z.string(),
  project: portalProject.extend({ deliverables: z.array(portalDeliverable) }),
  content: projectContent.nullable(),
  unread: z.number().int(),
});
export type PortalProjectPage = z.infer<typeof portalProjectPage>;

/** Money that was received. */
const portalPayment = z.object({
  id: z.uuid(),
  due_id: z.uuid(),
  label: z.string(),
  amount_cents: z.number().int(),
  refunded_cents: z.number().int(),
  currency: z.string(),
  status: z.enum(['succeeded', 'refunded']),
  paid_at: z.string().nullable(),
});
export type PortalPayment = z.infer<typeof portalPayment>;

const portalPayments = z.object({
  zone: z.string(),
  projects: z.array(
    portalProject
      .pick({ id: true, name: true, tier: true, tier_name: true, status: true, payment_status: true, dues: true })
      .extend({ payments: z.array(portalPayment) }),
  ),
});
export type PortalPayments = z.infer<typeof portalPayments>;

const portalReceipt = z.object({
  studio: z.object({ name: z.string(), tax_line: z.string().nullable(), zone: z.string() }),
  client: z.string(),
  project: z.string(),
  site_address: z.string().nullable(),
  payment: portalPayment.omit({ due_id: true, status: true }),
});
export type PortalReceipt = z.infer<typeof portalReceipt>;

export const portalQueries = (client: Client) => ({
  /** The home page in one round trip: own projects, newest first, their steps in order. Notes that it was looked at. */
  home: async (): Promise<PortalHome> => portalHome.parse(unwrap(await client.rpc('portal_home'))),

  /** Null when there is none, or it is another client's. */
  project: async (id: string): Promise<PortalProjectPage | null> =>
    portalProjectPage.nullable().parse(unwrap(await client.rpc('portal_project_page', { p_id: id }))),

  payments: async (): Promise<PortalPayments> => portalPayments.parse(unwrap(await client.rpc('portal_payments'))),

  receipt: async (paymentId: string): Promise<PortalReceipt | null> =>
    portalReceipt.nullable().parse(unwrap(await client.rpc('portal_receipt', { p_payment_id: paymentId }))),
});
