import { isFullPage, type PageObjectResponse } from '@notionhq/client';
import type { Entity } from '../entity.ts';
import { kindDatabases } from '../kind-databases.ts';
import { createNotionBlocks } from '../notion-blocks.ts';
import type { KindDatabase } from '../notion-pages.ts';
import { CallFailed } from '../sync-calls.ts';
import type { NotionDoor } from './open-notion.ts';
import { proofOf, type KindProof, type RecordRow, type ShownBodies } from './proof.ts';
import { listPages } from './read-pages.ts';
import { shownBody } from './verify-body.ts';

export interface VerifyOptions {
  /** Leaves our blocks of the bodies out, which cost a call a page. */
  propertiesOnly?: boolean;
}

/** Reads every page back and holds it against its record, field by field, and what our block of it says. Writes nothing. */
export async function verifyNotion(door: NotionDoor, { propertiesOnly = false }: VerifyOptions = {}): Promise<KindProof[]> {
  const { sql, registry } = door;
  const known = await kindDatabases(sql);
  const rows = new Map<string, RecordRow[]>();
  for (const { kind } of registry.entities) rows.set(kind, (await sql.query<RecordRow>('select * from private.sync_records($1)', [kind])).rows);
  const pages = new Map([...rows].map(([kind, of]) => [kind, new Map(of.map(({ record_id: id, page_id: pageId }) => [id, pageId]))]));
  const pageOf = (kind: string, recordId: string) => pages.get(kind)?.get(recordId) ?? null;

  const proofs: KindProof[] = [];
  for (const entity of registry.entities) {
    const database = known.get(entity.kind);
    if (database) proofs.push(await verifyKind(entity, database, rows.get(entity.kind) ?? [], { ...door, pageOf, propertiesOnly }));
  }
  return proofs;
}

type KindParts = NotionDoor & { pageOf: (kind: string, recordId: string) => string | null; propertiesOnly: boolean };

async function verifyKind(entity: Entity, database: KindDatabase, rows: RecordRow[], door: KindParts): Promise<KindProof> {
  let calls = 0;
  const parts: KindParts = { ...door, call: (...asked) => (calls++, door.call(...asked)) };
  const live = new Map((await listPages(parts, database.dataSourceId)).map((page) => [page.id, page]));
  const shown = rows.filter((row) => row.shown !== null);
  // A query may lag behind a page that was just made.
  for (const { page_id: pageId } of shown) if (pageId && !live.has(pageId)) await addIfLive(pageId, live, parts, database.dataSourceId);
  const bodies = parts.propertiesOnly ? undefined : await bodiesOf(entity, shown, live, parts);
  return { ...proofOf(entity, database, { rows, live, pageOf: parts.pageOf, bodies }), calls };
}

/** What our blocks say, a call a page. */
export async function bodiesOf(entity: Entity, rows: RecordRow[], live: ReadonlyMap<string, PageObjectResponse>, { client, call }: Pick<NotionDoor, 'client' | 'call'>): Promise<ShownBodies> {
  const blocks = createNotionBlocks(client, call);
  const bodies = new Map<string, Record<string, string | null>>();
  for (const row of rows) if (row.page_id && live.has(row.page_id)) bodies.set(row.record_id, await shownBody(entity, row, row.page_id, blocks));
  return bodies;
}

export async function addIfLive(pageId: string, live: Map<string, PageObjectResponse>, { client, call }: Pick<NotionDoor, 'client' | 'call'>, dataSourceId: string): Promise<void> {
  try {
    const page = await call({ effect: 'read', on: 'record' }, () => client.pages.retrieve({ page_id: pageId }));
    const isHere = isFullPage(page) && page.parent.type === 'data_source_id' && page.parent.data_source_id === dataSourceId;
    if (isHere && !page.in_trash) live.set(page.id, page);
  } catch (error) {
    if (!(error instanceof CallFailed && error.failure.kind === 'fix-data')) throw error;
  }
}
