import type { ContentReader } from '@sage/notion-sync';
import { copyContentFile, type ContentFilePorts } from './copy-content-file.ts';

export type { ContentFilePorts } from './copy-content-file.ts';

export interface PullContentParts extends ContentFilePorts {
  content: ContentReader;
  /** Told the blocks of the page, once they are read. */
  onBlocks?: (pageId: string, blockIds: readonly string[]) => Promise<unknown>;
}

interface PageRow {
  is_shown: boolean;
  /** The container of what is ours on the page. */
  body_block_id: string | null;
  /** By the database's clock, which all workers share. */
  now: string;
}

const PAGE = `select k.mode = 'two_way' as is_shown, s.body_block_id, clock_timestamp()::text as now
  from public.sync_state s join public.sync_kinds k on k.kind = s.kind where s.kind = $1 and s.record_id = $2`;

/**
 * Reads what people wrote on a project's page, and keeps it for the portal. Pages of other kinds have no content that is shown.
 * @returns whether anything is different now
 */
export async function pullProjectContent(parts: PullContentParts, kind: string, recordId: string, pageId: string): Promise<boolean> {
  if (kind !== 'project') return false;
  const [page] = (await parts.sql.query<PageRow>(PAGE, [kind, recordId])).rows;
  if (!page?.is_shown) return false;
  const { document, hash, editedAt, fileBlocks, blocks } = await parts.content.read({ pageId, recordId, ourBlockId: page.body_block_id }, (file) => copyContentFile(parts, recordId, file));
  const { rows } = await parts.sql.query<{ stored: boolean }>('select private.store_project_content($1, $2, $3, $4, $5, $6) as stored', [recordId, document, hash, editedAt, fileBlocks, page.now]);
  await parts.onBlocks?.(pageId, blocks);
  return rows[0]?.stored ?? false;
}
