import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const record = z.object({
  kind: z.string(),
  record_id: z.uuid(),
  name: z.string().nullable(),
  wanted_at: z.string(),
  /** Null: Notion is not to show it. */
  shown: z.unknown(),
  page_id: z.string().nullable(),
  /** What was last agreed, by property. */
  base: z.record(z.string(), z.unknown()).nullable(),
  body_hash: z.string().nullable(),
  knows_block: z.boolean(),
  is_trashed: z.boolean(),
  /** A person threw its page away, and by policy nothing is sent. */
  is_left_alone: z.boolean(),
  /** Somebody asked for it, and is told that it is in step only after a look at its page. */
  is_by_hand: z.boolean(),
  /** It may have been made without an answer. */
  is_unsure: z.boolean(),
});
export type WaitingRecord = z.infer<typeof record>;

const message = z.object({
  message_id: z.uuid(),
  /** Of its project. */
  name: z.string().nullable(),
  author: z.string(),
  side: z.enum(['client', 'studio']),
  /** Its beginning. */
  body: z.string(),
  wanted_at: z.string(),
  /** It may be a comment already. */
  is_unsure: z.boolean(),
});
export type WaitingMessage = z.infer<typeof message>;

const preview = z.object({
  waiting: z.int(),
  records: z.array(record),
  messages: z.array(message),
  /** Of the records that these lead to. */
  pages: z.array(z.object({ kind: z.string(), record_id: z.uuid(), page_id: z.string(), name: z.string().nullable() })),
  /** Files that Notion has, or does not take. */
  uploads: z.array(z.object({ sha256: z.string(), is_preview: z.boolean() })),
  to_decide: z.int(),
});

export const pushPreviewQueries = (client: Client) => ({
  /** The first hundred records that wait, in their turn, and as many messages. */
  waiting: async (): Promise<z.infer<typeof preview>> => preview.parse(unwrap(await client.rpc('ops_push_preview'))),
});
