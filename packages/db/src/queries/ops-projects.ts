import { z } from '@sage/config/z';
import type { Client, Enums } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { counts, cursor, type Cursor } from './paging.ts';

const status = z.enum(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed']);
const paymentStatus = z.enum(['pending', 'paid', 'refunded']);
const turn = z.enum(['client', 'studio']);

const listed = z.object({
  id: z.uuid(),
  name: z.string(),
  tier: z.number().int(),
  status,
  payment_status: paymentStatus,
  client: z.string().nullable(),
  /** Steps; a skipped one counts nowhere. */
  done: z.number().int(),
  total: z.number().int(),
  current: z.object({ name: z.string(), turn, due_date: z.string().nullable() }).nullable(),
  created_at: z.string(),
});
export type OpsProjectRow = z.infer<typeof listed>;
const projectList = z.object({ zone: z.string(), counts, projects: z.array(listed), next: cursor.nullable() });

const milestone = z.object({
  id: z.uuid(),
  name: z.string(),
  order: z.number().int(),
  status: z.enum(['pending', 'in_progress', 'completed']),
  kind: z.enum(['start', 'work', 'review', 'revision']),
  turn,
  optional: z.boolean(),
  round: z.number().int().nullable(),
  due_date: z.string().nullable(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
  skipped_at: z.string().nullable(),
  row_version: z.number().int(),
});
export type OpsMilestone = z.infer<typeof milestone>;

const deliverable = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.string(),
  description: z.string().nullable(),
  version: z.number().int(),
  file_size: z.number().int().nullable(),
  file_type: z.string().nullable(),
  /** True once a job compared size, type and hash. Until then, and when `check_error` says why not, nobody is served the file. */
  checked: z.boolean(),
  check_error: z.string().nullable(),
  published_at: z.string().nullable(),
  created_at: z.string(),
  row_version: z.number().int(),
});
export type OpsDeliverable = z.infer<typeof deliverable>;

const due = z.object({
  id: z.uuid(),
  label: z.string(),
  amount_cents: z.number().int(),
  currency: z.string(),
  due_date: z.string().nullable(),
  payment_status: z.enum(['pending', 'succeeded', 'failed', 'refunded']).nullable(),
});

const project = z.object({
  zone: z.string(),
  id: z.uuid(),
  name: z.string(),
  tier: z.number().int(),
  tier_name: z.string(),
  status,
  payment_status: paymentStatus,
  site_address: z.string().nullable(),
  agreed_fee_cents: z.number().int().nullable(),
  agreed_currency: z.string().nullable(),
  agreed_rounds: z.number().int().nullable(),
  lead_id: z.uuid().nullable(),
  client: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  milestones: z.array(milestone),
  deliverables: z.array(deliverable),
  dues: z.array(due),
  created_at: z.string(),
});
export type OpsProject = z.infer<typeof project>;

export const opsProjectQueries = (client: Client) => ({
  /** Newest first; without a status, those that are neither delivered nor closed. */
  list: async ({ status: p_status, after, limit }: { status?: Enums<'project_status'>; after?: Cursor; limit?: number }) =>
    projectList.parse(unwrap(await client.rpc('ops_projects', { p_status, p_after: after, p_limit: limit }))),

  /** One project with its steps, deliverables and dues, in one round trip. */
  find: async (id: string): Promise<OpsProject | null> => project.nullable().parse(unwrap(await client.rpc('ops_project', { p_id: id }))),
});
