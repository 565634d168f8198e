import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { ContentDocument } from '../content/document.ts';
import { unwrap } from '../unwrap.ts';

/** What the team wrote on the project's page in Notion, as it was read there. `files`: those of its files that may be served. */
export const projectContent = z.object({ document: ContentDocument, read_at: z.string(), edited_at: z.string().nullable(), files: z.array(z.uuid()) });
export type ProjectContent = z.infer<typeof projectContent>;

const file = z.object({ path: z.string(), name: z.string(), mime_type: z.string() });

export const contentQueries = (client: Client) => ({
  /** Null for whoever may not read it: row-level security decides. */
  findFile: async ({ projectId, fileId }: { projectId: string; fileId: string }) =>
    file.nullable().parse(unwrap(await client.rpc('content_file', { p_project_id: projectId, p_file_id: fileId }))),
});
