import { shownWords, wantedWords } from '../blocks/body-words.ts';
import { findManagedBlocks } from '../blocks/find-managed-block.ts';
import type { Entity } from '../entity.ts';
import type { NotionBlocks } from '../notion-blocks.ts';

interface Shown {
  record_id: string;
  shown: unknown;
}

/** Stands beside the properties: what our block of a page says. The bytes of a file in it cannot be held against ours, since Notion tells nothing of them. */
export const BODY = '(our block)';

export function wantedBody({ toBody }: Entity, { shown }: Shown): Record<string, string> {
  const block = toBody?.(shown as never);
  return block ? { [BODY]: wantedWords(block) } : {};
}

/** One call for each hundred blocks of the page, and more where somebody moved ours into another. */
export async function shownBody({ toBody }: Entity, { record_id: recordId, shown }: Shown, pageId: string, blocks: Pick<NotionBlocks, 'listUnder'>): Promise<Record<string, string | null>> {
  const wanted = toBody?.(shown as never);
  if (!wanted) return {};
  const ours = await findManagedBlocks({ pageId, recordId }, blocks);
  const says = ours.map((block) => shownWords(block, wanted));
  return { [BODY]: says.length > 1 ? `${says.length} blocks: ${says.join(' | ')}` : (says[0] ?? null) };
}
