import { mapPage, propertyOf, textOf, type ImportMapping } from '@sage/domain/imports';
import { bare, matchPages, type ArchivedPage } from '@sage/notion-sync/moving';
import type { Pool } from 'pg';

export interface KnownClients {
  /** Page → client, of pages that are of a client who is here already. */
  adopted: Map<string, string>;
  /** Pages that could be of several, with why. A person says which. */
  unclear: Map<string, string>;
}

/** By what the mapping or the page's Sync ID says, else by name, where each side has it once. */
export async function knownClients(pages: readonly ArchivedPage[], mapping: ImportMapping, pool: Pool): Promise<KnownClients> {
  const { rows } = await pool.query<{ recordId: string; name: string }>(
    `select id as "recordId", name from public.clients where id not in (select record_id from public.import_items where kind = 'client')`);
  const named = pages.map((page) => {
    const mapped = mapPage('client', page, { mapping, recordOf: () => null });
    const syncId = mapping.records[page.page.id] ?? textOf(propertyOf(page, 'Sync ID'));
    return { pageId: page.page.id, name: 'refused' in mapped ? null : String(mapped.values.name), syncId };
  });
  const { pairs, unclear } = matchPages(named, rows);
  return {
    adopted: new Map(pairs.map(({ pageId, recordId }) => [pageId, recordId])),
    unclear: new Map(unclear.flatMap(({ pageIds, recordIds }) => pageIds.map((pageId) => [pageId, reason(recordIds)] as const))),
  };
}

const reason = (recordIds: string[]) => `It could be of ${recordIds.join(' or ')}, who ${recordIds.length > 1 ? 'are' : 'is'} here already: say of whom in the mapping, "records": {"<page>": "<client>"}.`;

/** Who is called so: for pages that name a client in words. */
export type ClientsNamed = (name: string) => string[];

export async function clientsNamed(pool: Pool): Promise<ClientsNamed & { add(name: string, id: string): void }> {
  const { rows } = await pool.query<{ id: string; name: string }>('select id, name from public.clients');
  const ids = new Map<string, string[]>();
  const add = (name: string, id: string) => void ids.set(bare(name), [...(ids.get(bare(name)) ?? []), id]);
  for (const { id, name } of rows) add(name, id);
  return Object.assign((name: string) => ids.get(bare(name)) ?? [], { add });
}
