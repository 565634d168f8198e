import type { Client } from './client.ts';
import { contentQueries } from './queries/content.ts';
import { deliverableQueries } from './queries/deliverables.ts';
import { fileQueries } from './queries/files.ts';
import { leadReviewQueries } from './queries/lead-review.ts';
import { leadQueries } from './queries/leads.ts';
import { messageQueries } from './queries/messages.ts';
import { milestoneQueries } from './queries/milestones.ts';
import { opsClientQueries } from './queries/ops-clients.ts';
import { opsConflictQueries } from './queries/ops-conflicts.ts';
import { opsNotionQueries } from './queries/ops-notion.ts';
import { opsPaymentQueries } from './queries/ops-payments.ts';
import { opsProjectQueries } from './queries/ops-projects.ts';
import { opsSyncQueries } from './queries/ops-sync.ts';
import { opsQueries } from './queries/ops.ts';
import { paymentQueries } from './queries/payments.ts';
import { portalQueries } from './queries/portal.ts';
import { projectQueries } from './queries/projects.ts';
import { pushPreviewQueries } from './queries/push-preview.ts';
import { routingRuleQueries } from './queries/routing-rules.ts';
import { submissionQueries } from './queries/submissions.ts';
import { syncOverviewQueries } from './queries/sync-overview.ts';
import { syncRunQueries } from './queries/sync-runs.ts';
import { syncSettingsQueries } from './queries/sync-settings.ts';
import { syncSteeringQueries } from './queries/sync-steering.ts';
import { tierQueries } from './queries/tiers.ts';

/** What a user's request may ask for. Row-level security decides what it gets. */
export const createDb = (client: Client) => ({
  content: contentQueries(client),
  deliverables: deliverableQueries(client),
  files: fileQueries(client),
  leadReview: leadReviewQueries(client),
  leads: leadQueries(client),
  messages: messageQueries(client),
  milestones: milestoneQueries(client),
  ops: opsQueries(client),
  opsClients: opsClientQueries(client),
  opsConflicts: opsConflictQueries(client),
  opsNotion: opsNotionQueries(client),
  opsPayments: opsPaymentQueries(client),
  opsProjects: opsProjectQueries(client),
  opsSync: opsSyncQueries(client),
  payments: paymentQueries(client),
  portal: portalQueries(client),
  projects: projectQueries(client),
  pushPreview: pushPreviewQueries(client),
  routingRules: routingRuleQueries(client),
  submissions: submissionQueries(client),
  syncOverview: syncOverviewQueries(client),
  syncRuns: syncRunQueries(client),
  syncSettings: syncSettingsQueries(client),
  syncSteering: syncSteeringQueries(client),
  tiers: tierQueries(client),
});
export type Db = ReturnType<typeof createDb>;
