import { z } from '@sage/config/z';
import type { Client, Enums } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { projectContent } from './content.ts';
import { messagePage } from './messages.ts';
import { counts, cursor, type Cursor } from './paging.ts';
import { syncFacts } from './sync-facts.ts';

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
  /** It is on its way, and the bank has not confirmed it. */
  processing_since: z.string().nullable(),
});

const notionPage = z.object({
  page_id: z.string(),
  /** When it was last in step. */
  synced_at: z.string().nullable(),
  status: z.enum(['pending', 'synced', 'retrying', 'conflict', 'quarantined', 'unreachable']),
  error: z.string().nullable(),
  /** Since when a change is on its way to it. */
  waiting_since: z.string().nullable(),
  in_trash: z.boolean(),
  /** A person threw it away, and by policy it stays there. */
  is_left_alone: z.boolean(),
  /** Its kind is no longer shown. */
  is_off: z.boolean(),
});
export type NotionPageOf = z.infer<typeof notionPage>;
/** Nobody can sign in for this client: the e-mail is of the team, its account is closed, or there is nobody. */
const entryProblem = z.object({ email: z.string().nullable(), reason: z.enum(['team', 'closed', 'nobody']) });
export type EntryProblem = z.infer<typeof entryProblem>;

const project = z.object({
  zone: z.string(),
  id: z.uuid(),
  name: z.string(),
  tier: z.number().int(),
  tier_name: z.string(),
  status,
  payment_status: paymentStatus,
  row_version: z.number().int(),
  site_address: z.string().nullable(),
  agreed_fee_cents: z.number().int().nullable(),
  agreed_currency: z.string().nullable(),
  agreed_rounds: z.number().int().nullable(),
  lead_id: z.uuid().nullable(),
  client: z.object({ id: z.uuid(), name: z.string(), email: z.string().nullable(), entry_problem: entryProblem.nullable() }).nullable(),
  milestones: z.array(milestone),
  deliverables: z.array(deliverable),
  dues: z.array(due),
  created_at: z.string(),
  content: projectContent.nullable(),
  /** What projects are in Notion: nothing, shown there only, or read from there too. */
  content_mode: z.enum(['off', 'push', 'two_way']),
  /** The latest messages. */
  talk: messagePage,
  /** Messages that are no comments in Notion yet, and what a person must mend. */
  posts: z.object({ waiting: z.number().int(), error: z.string().nullable() }),
  notion: notionPage.nullable(),
  /** What a person last asked for in Notion and the rules refused. */
  refusal: z.object({ id: z.uuid(), field: z.string(), notion: z.string().nullable(), reason: z.string(), at: z.string() }).nullable(),
  /** How the sync as a whole stands. */
  sync: syncFacts,
  /** By deliverable. `share`: who shared its page with the client. */
  deliverables_in_notion: z.record(z.uuid(), notionPage.extend({ share: z.object({ by: z.string().nullable(), at: z.string() }).nullable() })),
});
export type OpsProject = z.infer<typeof project>;

export const opsProjectQueries = (client: Client) => ({
  /** Newest first; without a status, those that are neither delivered nor closed. */
  list: async ({ status: p_status, after, limit }: { status?: Enums<'project_status'>; after?: Cursor; limit?: number }) =>
    projectList.parse(unwrap(await client.rpc('ops_projects', { p_status, p_after: after, p_limit: limit }))),

  /** One project with all that hangs on it, in one round trip. Notes that its messages were read. */
  find: async (id: string): Promise<OpsProject | null> => project.nullable().parse(unwrap(await client.rpc('ops_project_page', { p_id: id }))),
});
