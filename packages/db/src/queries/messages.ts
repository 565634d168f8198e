import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { cursor, type Cursor } from './paging.ts';

/** `name` null: the studio, where no person is known. `is_new`: written by another since the reader last looked. */
const message = z.object({
  id: z.uuid(),
  body: z.string(),
  created_at: z.string(),
  is_mine: z.boolean(),
  is_new: z.boolean(),
  name: z.string().nullable(),
  side: z.enum(['client', 'studio']),
});
export type Message = z.infer<typeof message>;

/** Oldest first. `earlier`: where the page before goes on. */
export const messagePage = z.object({
  zone: z.string(),
  project: z.object({ id: z.uuid(), name: z.string() }),
  messages: z.array(message),
  earlier: cursor.nullable(),
});
export type MessagePage = z.infer<typeof messagePage>;

const written = z.object({ id: z.uuid(), created_at: z.string() });

export const messageQueries = (client: Client) => ({
  /** The latest, or those before `before`. Null when there is no such project for the reader. Notes that they have read up to now. */
  list: async ({ projectId, before }: { projectId: string; before?: Cursor }): Promise<MessagePage | null> =>
    messagePage.nullable().parse(unwrap(await client.rpc('project_messages', { p_project_id: projectId, p_before: before }))),

  /** In the writer's own name. The same id again is the same message. */
  write: async ({ id, projectId, body }: { id: string; projectId: string; body: string }) =>
    written.parse(unwrap(await client.rpc('write_message', { p_id: id, p_project_id: projectId, p_body: body }))),
});
