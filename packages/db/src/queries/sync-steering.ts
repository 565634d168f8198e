import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

export interface SyncKindSettings {
  kind: string;
  mode: 'off' | 'push' | 'two_way';
  withDetails: boolean;
  trashPolicy: 'restore' | 'detach' | 'recreate';
  /** How often Notion is asked what changed. */
  pollSeconds: number;
  reason?: string | undefined;
}

const records = z.int();

/** What the team does to the sync. Without a kind it is everything. Each function looks for itself who asks, and writes the audit log. */
export const syncSteeringQueries = (client: Client) => ({
  /** This record before all others, whatever held it back. */
  push: async ({ kind, recordId }: { kind: string; recordId: string }): Promise<void> => {
    unwrap(await client.rpc('sync_to_notion', { p_kind: kind, p_record_id: recordId }));
  },
  /** @returns how many records */
  retryFailed: async ({ kind }: { kind: string }): Promise<number> => records.parse(unwrap(await client.rpc('retry_failed_sync', { p_kind: kind }))),
  /** @returns how many records */
  resync: async ({ kind }: { kind: string }): Promise<number> => records.parse(unwrap(await client.rpc('resync_kind', { p_kind: kind }))),
  pause: async ({ kind, reason }: { kind?: string | undefined; reason: string }): Promise<void> => {
    unwrap(await client.rpc('pause_sync', { p_kind: kind, p_reason: reason }));
  },
  resume: async ({ kind, reason }: { kind?: string | undefined; reason: string }): Promise<void> => {
    unwrap(await client.rpc('resume_sync', { p_kind: kind, p_reason: reason }));
  },
  liftBlock: async ({ reason }: { reason: string }): Promise<void> => {
    unwrap(await client.rpc('lift_sync_block', { p_reason: reason }));
  },
  /** @returns how many records Notion is to show anew */
  setKind: async ({ kind, mode, withDetails, trashPolicy, pollSeconds, reason }: SyncKindSettings): Promise<number> =>
    records.parse(
      unwrap(await client.rpc('set_sync_kind', { p_kind: kind, p_mode: mode, p_with_details: withDetails, p_trash_policy: trashPolicy, p_poll_seconds: pollSeconds, p_reason: reason })),
    ),
  setClientMark: async (mark: string): Promise<void> => {
    unwrap(await client.rpc('set_client_mark', { p_mark: mark }));
  },
});
