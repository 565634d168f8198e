export type { Database, Json } from '../database.types.ts';
export { createClientFor, type Client, type Enums, type SupabaseEnv } from './client.ts';
export type { OnRequest } from './fetch.ts';
export { createDb, type Db } from './queries.ts';
export type { LeadDecision, LeadQueue, QueuedLead, ReviewedLead } from './queries/lead-review.ts';
export type { LeadCursor, LeadFilter, LeadListRow } from './queries/leads.ts';
export type { ProjectContent } from './queries/content.ts';
export type { Message, MessagePage } from './queries/messages.ts';
export type { DeliverableFile, NewDeliverable } from './queries/deliverables.ts';
export type { MovedMilestone } from './queries/milestones.ts';
export type { AppliedEvent, ReturnedCheckout, SettledCheckout } from './queries/ledger.ts';
export type { Checkout, CheckoutOrder } from './queries/payments.ts';
export type { OpsHome } from './queries/ops.ts';
export type { SyncCursor, SyncRecord, SyncStatus } from './queries/ops-sync.ts';
export type { ConflictCursor, ConflictState, SyncConflict, SyncConflicts } from './queries/ops-conflicts.ts';
export type { NotionWebhook, Reconciling } from './queries/ops-notion.ts';
export type { OpsClientRow } from './queries/ops-clients.ts';
export type { OpsPayment, WaitingEvent } from './queries/ops-payments.ts';
export type { OpsDeliverable, OpsMilestone, OpsProject, OpsProjectRow } from './queries/ops-projects.ts';
export type { Cursor } from './queries/paging.ts';
export type {
  PortalDeliverable,
  PortalDue,
  PortalHome,
  PortalMilestone,
  PortalPayment,
  PortalPayments,
  PortalProject,
  PortalProjectPage,
  PortalReceipt,
} from './queries/portal.ts';
export type { ProjectListRow } from './queries/projects.ts';
export type { PublishedRoutingRules } from './queries/routing-rules.ts';
export type { Payable, SubmissionResult, SubmissionRow, Submitted } from './queries/submissions.ts';
export type { SyncActivity, SyncOverview } from './queries/sync-overview.ts';
export type { WaitingMessage, WaitingRecord } from './queries/push-preview.ts';
export type { SyncRun } from './queries/sync-runs.ts';
export type { SyncSettings } from './queries/sync-settings.ts';
export type { SyncKindSettings } from './queries/sync-steering.ts';
export type { IntakeTier } from './queries/tiers.ts';
export { createSessionDb, type SessionOptions } from './session.ts';
export { mintToken, type Identity, type RequestOrigin, type TokenSigningEnv } from './token.ts';
export { DatabaseError, unwrap, type DatabaseErrorKind } from './unwrap.ts';
