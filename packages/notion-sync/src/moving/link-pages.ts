import type { Entity } from '../entity.ts';
import type { KindDatabase } from '../notion-pages.ts';
import { plainValue } from '../read-values.ts';
import { value } from '../sql.ts';
import { SYNC_ID } from '../sync-id.ts';
import { matchPages, type NamedPage, type NamedRecord, type PageMatches } from './match-pages.ts';
import type { NotionDoor } from './open-notion.ts';
import { listPages, valuesOf } from './read-pages.ts';
import type { RecordRow } from './proof.ts';

const titleIn = (values: Readonly<Record<string, object | null>>): string | null => {
  const title = Object.values(values).find((each) => each && 'title' in each);
  const says = plainValue(title);
  return says === null ? null : String(says);
};

/** Which pages of a database that is taken over are of records that have none yet. `byName`: two of a name are one, where each side has it once. */
export async function matchedPages(entity: Entity, place: KindDatabase, { byName }: { byName: boolean }, door: NotionDoor): Promise<PageMatches> {
  const rows = (await door.sql.query<RecordRow>('select * from private.sync_records($1)', [entity.kind])).rows.filter(({ shown, page_id: pageId }) => shown !== null && pageId === null);
  if (rows.length === 0) return { pairs: [], unclear: [] };
  const records = rows.map(({ record_id: recordId, shown }): NamedRecord => ({ recordId, name: byName ? titleIn(entity.toNotion(shown as never)) : null }));
  const pages = (await listPages(door, place.dataSourceId)).map((page): NamedPage => {
    const values = valuesOf(page, place);
    const syncId = plainValue(values[SYNC_ID]);
    return { pageId: page.id, name: titleIn(values), syncId: syncId === null ? null : String(syncId) };
  });
  return matchPages(pages, records);
}

/** Before the database is known to the workers, so that none of them makes a page meanwhile. */
export async function linkPages(kind: string, { pairs }: PageMatches, { sql }: NotionDoor): Promise<void> {
  for (const { recordId, pageId } of pairs) await value(sql, 'private.link_page($1, $2, $3)', [kind, recordId, pageId]);
}
