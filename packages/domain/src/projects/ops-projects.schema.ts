import { z } from '@sage/config/z';
import { Reason, RowVersion } from '../milestones/milestones.schema.ts';
import { Cursor } from '../paging/paging.schema.ts';

export const PROJECT_STATUSES = ['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered', 'closed'] as const;

/** Without a status: those that are neither delivered nor closed. */
export const ProjectListInput = z.strictObject({ status: z.enum(PROJECT_STATUSES).optional(), after: Cursor.optional() });
export const ProjectInput = z.strictObject({ projectId: z.uuid() });

/** `rowVersion` is that of the project as it was shown. */
export const CloseProjectInput = z.strictObject({ projectId: z.uuid(), rowVersion: RowVersion, reason: Reason });
export type CloseProjectInput = z.infer<typeof CloseProjectInput>;
