import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const webhook = z.object({
  received_at: z.string().nullable(),
  received_from: z.string().nullable(),
  confirmed_at: z.string().nullable(),
  last_event_at: z.string().nullable(),
  /** For an admin to paste into Notion, as long as no event has confirmed it. */
  token: z.string().nullable(),
  to_decide: z.int(),
});
export type NotionWebhook = z.infer<typeof webhook>;

const kindReport = z.object({
  kind: z.string(),
  pages: z.number().int(),
  drifted: z.array(z.string()),
  due: z.array(z.string()),
  /** Reports of before it was looked at have none. */
  bodies: z.array(z.string()).default([]),
  missing: z.array(z.string()),
  duplicates: z.array(z.object({ recordId: z.string(), keeps: z.string(), extra: z.array(z.string()) })),
  orphans: z.array(z.object({ pageId: z.string(), syncId: z.string().nullable() })),
  trashed: z.number().int(),
  error: z.string().optional(),
});
const reconciling = z.object({
  id: z.uuid(),
  is_dry_run: z.boolean(),
  asked_by: z.uuid().nullable(),
  asked_at: z.string(),
  finished_at: z.string().nullable(),
  report: z.object({ kinds: z.array(kindReport) }).nullable(),
  error: z.string().nullable(),
});
export type Reconciling = z.infer<typeof reconciling>;
const reconcilings = z.object({ reconciles: z.array(reconciling), to_decide: z.int() });

/** Reading from Notion, steered from ops. */
export const opsNotionQueries = (client: Client) => ({
  /** Its page is read at the next moment. */
  pull: async ({ kind, recordId }: { kind: string; recordId: string }): Promise<void> =>
    void unwrap(await client.rpc('pull_sync', { p_kind: kind, p_record_id: recordId })),
  /** A dry run, or what one of the last hour has told. @returns its id among `reconciles` */
  reconcile: async (dryRunId: string | undefined): Promise<string> => z.uuid().parse(unwrap(await client.rpc('reconcile_sync', { p_follows: dryRunId }))),
  /** The last ones, newest first. */
  reconciles: async (): Promise<z.infer<typeof reconcilings>> => reconcilings.parse(unwrap(await client.rpc('ops_sync_reconciles'))),
  webhook: async (): Promise<NotionWebhook | null> => webhook.nullable().parse(unwrap(await client.rpc('ops_sync_webhook'))),
  forgetToken: async (): Promise<void> => void unwrap(await client.rpc('forget_notion_token')),
});
