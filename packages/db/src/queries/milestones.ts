import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const moved = z.object({
  id: z.uuid(),
  status: z.enum(['pending', 'in_progress', 'completed']),
  row_version: z.number().int(),
  project_id: z.uuid(),
  project_status: z.enum(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed']),
});
export type MovedMilestone = z.infer<typeof moved>;

/** `rowVersion` is that of the step as it was shown: a step that was moved meanwhile is not moved again. */
export interface MilestoneRow {
  id: string;
  rowVersion: number;
}

/** Each moves the whole project along, in one transaction: see the migration of the same name. */
export const milestoneQueries = (client: Client) => ({
  complete: async ({ id, rowVersion, approved, reason }: MilestoneRow & { approved?: boolean; reason?: string }): Promise<MovedMilestone> =>
    moved.parse(unwrap(await client.rpc('complete_milestone', { p_id: id, p_row_version: rowVersion, p_approved: approved, p_reason: reason }))),

  giveBack: async ({ id, rowVersion, reason }: MilestoneRow & { reason: string }): Promise<MovedMilestone> =>
    moved.parse(unwrap(await client.rpc('return_milestone', { p_id: id, p_row_version: rowVersion, p_reason: reason }))),

  start: async ({ id, rowVersion }: MilestoneRow): Promise<MovedMilestone> =>
    moved.parse(unwrap(await client.rpc('start_milestone', { p_id: id, p_row_version: rowVersion }))),

  /** A Revisions and Review pair. Answers with its first step. */
  addRound: async ({ projectId, reason }: { projectId: string; reason: string }): Promise<MovedMilestone> =>
    moved.parse(unwrap(await client.rpc('add_round', { p_project_id: projectId, p_reason: reason }))),
});
