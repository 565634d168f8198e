import { CALL_CLASS, currentClass } from '../call-class.ts';
import { value, type Sql } from '../sql.ts';

/** Of one page in one reading: each costs a call. */
export const MOST_BLOCKS = 20;

/** Whose turn it is: the ones behind the last of the reading before, and from the top again. Empty but in what is read again without a cause, since all else is heard by events. */
export async function blocksInTurn(sql: Sql, pageId: string, blockIds: readonly string[]): Promise<string[]> {
  if (currentClass() !== CALL_CLASS.backfill || blockIds.length === 0) return [];
  const last = await value<string | null>(sql, '(select heard_block_id from public.sync_state where page_id = $1)', [pageId]);
  const from = last === null ? 0 : blockIds.indexOf(last) + 1;
  return [...blockIds.slice(from), ...blockIds.slice(0, from)].slice(0, MOST_BLOCKS);
}

export const noteHeard = async (sql: Sql, pageId: string, blockId: string): Promise<void> => void (await value(sql, 'private.note_heard_block($1, $2)', [pageId, blockId]));
