import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const moved = z.object({ id: z.uuid(), status: z.enum(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed']), row_version: z.number().int() });

/** `rowVersion` is that of the project as it was shown. The reason goes into the audit log. */
export interface ClosedProject {
  id: string;
  rowVersion: number;
  reason: string;
}

const LIST = 'id, name, tier, status, payment_status, client_id, created_at, updated_at';

export const projectQueries = (client: Client) => ({
  /** Newest first. Row-level security leaves a client with only their own. */
  list: async ({ limit = 50 }: { limit?: number } = {}) =>
    unwrap(await client.from('projects').select(LIST).order('created_at', { ascending: false }).order('id', { ascending: false }).limit(limit)),

  close: async ({ id, rowVersion, reason }: ClosedProject) =>
    moved.parse(unwrap(await client.rpc('close_project', { p_id: id, p_row_version: rowVersion, p_reason: reason }))),

  /** Back to where it was when it was closed. */
  reopen: async ({ id, rowVersion, reason }: ClosedProject) =>
    moved.parse(unwrap(await client.rpc('reopen_project', { p_id: id, p_row_version: rowVersion, p_reason: reason }))),
});
export type ProjectListRow = Awaited<ReturnType<ReturnType<typeof projectQueries>['list']>>[number];
