import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const added = z.object({ id: z.uuid(), file_id: z.uuid() });
const published = z.object({ id: z.uuid(), published_at: z.string(), row_version: z.number().int() });
const changed = z.object({ id: z.uuid(), row_version: z.number().int() });
const file = z.object({ path: z.string(), name: z.string(), mime_type: z.string() });
export type DeliverableFile = z.infer<typeof file>;

export interface NewDeliverable {
  id: string;
  project_id: string;
  file_id: string;
  name: string;
  category: string;
  description: string | null;
  replaces_id: string | null;
  file_url: string;
}

export const deliverableQueries = (client: Client) => ({
  /** Size and hash are those of the bytes that were stored. A job checks them, and then it can be published. */
  add: async (deliverable: NewDeliverable, { size, sha256 }: { size: number; sha256: string }) =>
    added.parse(unwrap(await client.rpc('add_deliverable', { p_deliverable: { ...deliverable }, p_size_bytes: size, p_sha256: sha256 }))),

  publish: async ({ id, rowVersion }: { id: string; rowVersion: number }) =>
    published.parse(unwrap(await client.rpc('publish_deliverable', { p_id: id, p_row_version: rowVersion }))),

  /** Its client no longer sees it. */
  takeBack: async ({ id, rowVersion }: { id: string; rowVersion: number }) =>
    changed.parse(unwrap(await client.rpc('unpublish_deliverable', { p_id: id, p_row_version: rowVersion }))),

  /** Only what no client sees. */
  remove: async ({ id, rowVersion }: { id: string; rowVersion: number }) =>
    changed.parse(unwrap(await client.rpc('delete_deliverable', { p_id: id, p_row_version: rowVersion }))),

  /** The same again is no error. */
  noteShare: async ({ id, isShared }: { id: string; isShared: boolean }): Promise<void> => {
    unwrap(await client.rpc('note_notion_share', { p_deliverable_id: id, p_is_shared: isShared }));
  },

  /** Null for whoever may not read it: row-level security decides. */
  findFile: async (id: string): Promise<DeliverableFile | null> => file.nullable().parse(unwrap(await client.rpc('deliverable_file', { p_id: id }))),
});
