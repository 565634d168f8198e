import { adminProcedure, router, teamProcedure, withNotionRegistry } from '../trpc.ts';
import { adoptConflict } from './adopt-conflict.ts';
import { ConflictRef, ConflictsInput, LeaveConflictsInput, ReconcileInput } from './conflicts.schema.ts';
import { dismissConflict } from './dismiss-conflict.ts';
import { forgetWebhookToken } from './forget-webhook-token.ts';
import { leaveConflicts } from './leave-conflicts.ts';
import { liftSyncBlock } from './lift-sync-block.ts';
import { overwriteConflict } from './overwrite-conflict.ts';
import { pauseSync } from './pause-sync.ts';
import { pullRecord } from './pull-record.ts';
import { planRebuild } from './plan-rebuild.ts';
import { previewPush } from './preview-push.ts';
import { rebuildNotion } from './rebuild-notion.ts';
import { reconcile } from './reconcile.ts';
import { resumeSync } from './resume-sync.ts';
import { resyncKind } from './resync-kind.ts';
import { retryFailedSync } from './retry-failed-sync.ts';
import { retrySync } from './retry-sync.ts';
import { setClientMark } from './set-client-mark.ts';
import { setSyncKind } from './set-sync-kind.ts';
import { syncToNotion } from './sync-to-notion.ts';
import {
  LiftSyncBlockInput, PauseSyncInput, RebuildInput, SetClientMarkInput, SetSyncKindInput, SyncActivityInput, SyncKindInput, SyncRecordRef, SyncStatusInput, SyncToNotionInput,
} from './sync.schema.ts';
import { verifyNotion } from './verify-notion.ts';

export const syncRouter = router({
  status: teamProcedure.input(SyncStatusInput).query(({ ctx, input }) => ctx.db.opsSync.status(input)),
  overview: teamProcedure.query(({ ctx }) => ctx.db.syncOverview.overview()),
  activity: teamProcedure.input(SyncActivityInput).query(({ ctx, input }) => ctx.db.syncOverview.activity(input)),
  toNotion: teamProcedure.input(SyncToNotionInput).mutation(({ ctx, input }) => syncToNotion(ctx, input)),
  retry: teamProcedure.input(SyncRecordRef).mutation(({ ctx, input }) => retrySync(ctx, input)),
  conflicts: teamProcedure.input(ConflictsInput).query(({ ctx, input }) => ctx.db.opsConflicts.list(input)),
  adopt: teamProcedure.input(ConflictRef).mutation(({ ctx, input }) => adoptConflict(ctx, input)),
  overwrite: teamProcedure.input(ConflictRef).mutation(({ ctx, input }) => overwriteConflict(ctx, input)),
  dismiss: teamProcedure.input(ConflictRef).mutation(({ ctx, input }) => dismissConflict(ctx, input)),
  leaveConflicts: teamProcedure.input(LeaveConflictsInput).mutation(({ ctx, input }) => leaveConflicts(ctx, input)),
  pull: teamProcedure.input(SyncRecordRef).mutation(({ ctx, input }) => pullRecord(ctx, input)),
  reconcile: teamProcedure.input(ReconcileInput).mutation(({ ctx, input }) => reconcile(ctx, input)),
  reconciles: teamProcedure.query(({ ctx }) => ctx.db.opsNotion.reconciles()),
  preview: teamProcedure.use(withNotionRegistry).query(({ ctx }) => previewPush(ctx)),
  runs: teamProcedure.query(({ ctx }) => ctx.db.syncRuns.list()),
  planRebuild: adminProcedure.mutation(({ ctx }) => planRebuild(ctx)),
  rebuild: adminProcedure.input(RebuildInput).mutation(({ ctx, input }) => rebuildNotion(ctx, input)),
  verify: adminProcedure.mutation(({ ctx }) => verifyNotion(ctx)),
  webhook: teamProcedure.query(({ ctx }) => ctx.db.opsNotion.webhook()),
  forgetWebhookToken: adminProcedure.mutation(({ ctx }) => forgetWebhookToken(ctx)),
  retryFailed: teamProcedure.input(SyncKindInput).mutation(({ ctx, input }) => retryFailedSync(ctx, input)),
  resync: teamProcedure.input(SyncKindInput).mutation(({ ctx, input }) => resyncKind(ctx, input)),
  pause: adminProcedure.input(PauseSyncInput).mutation(({ ctx, input }) => pauseSync(ctx, input)),
  resume: adminProcedure.input(PauseSyncInput).mutation(({ ctx, input }) => resumeSync(ctx, input)),
  liftBlock: adminProcedure.input(LiftSyncBlockInput).mutation(({ ctx, input }) => liftSyncBlock(ctx, input)),
  settings: teamProcedure.query(({ ctx }) => ctx.db.syncSettings.settings()),
  setClientMark: adminProcedure.input(SetClientMarkInput).mutation(({ ctx, input }) => setClientMark(ctx, input)),
  setKind: adminProcedure.input(SetSyncKindInput).mutation(({ ctx, input }) => setSyncKind(ctx, input)),
});
