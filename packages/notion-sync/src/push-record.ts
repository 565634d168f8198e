import { createOnce, StillSettling } from './create-once.ts';
import { difference } from './differ.ts';
import type { Entity, PropertyValue, RecordRef, References } from './entity.ts';
import { SYNC_ID, type KindDatabase, type NotionPages, type PageChange, type Properties } from './notion-pages.ts';
import type { Agreed, Claim, Outbox } from './outbox.ts';
import { text } from './property-values.ts';

export interface PushParts {
  outbox: Outbox;
  pages: NotionPages;
  /** Of a record that this one's page points to: pushed first when it has none yet. @throws ParentWaits */
  pageOf: (parent: RecordRef) => Promise<string>;
}

/** Brings one page in step with its record as it is at this moment, by as few calls as can be. */
export async function pushRecord(claim: Claim, entity: Entity, database: KindDatabase, parts: PushParts): Promise<Agreed> {
  const row = await parts.outbox.read(claim);
  if (row === null) return withdraw(claim, database, parts);
  const desired = { ...(await withPages(entity.toNotion(row as never), parts)), [SYNC_ID]: text(claim.recordId) };
  if (claim.pageId) return update(claim, claim.pageId, claim.base, desired, database, parts);
  const { pageId, isNew } = await createOnce(claim, database, desired, parts);
  return isNew ? { pageId, base: desired, isTrashed: false } : update(claim, pageId, null, desired, database, parts);
}

async function update(claim: Claim, pageId: string, base: Claim['base'], desired: Properties, database: KindDatabase, { outbox, pages }: PushParts): Promise<Agreed> {
  const properties = difference(base, desired);
  const change: PageChange = { ...(properties && { properties }), ...(claim.isTrashed && { isTrashed: false }) };
  if (Object.keys(change).length > 0) await pages.update(database, pageId, change, { mayStillSend: () => outbox.renew(claim) });
  return { pageId, base: { ...base, ...desired }, isTrashed: false };
}

/** The record is gone, or no longer to be shown. One that may be in Notion, by a create of which nothing was heard, is looked for. */
async function withdraw(claim: Claim, database: KindDatabase, { outbox, pages }: PushParts): Promise<Agreed> {
  const pageId = claim.pageId ?? (await unheardPage(claim, database, pages));
  if (pageId && !claim.isTrashed) await pages.update(database, pageId, { isTrashed: true }, { mayStillSend: () => outbox.renew(claim) });
  return { pageId, base: claim.base, isTrashed: pageId !== null };
}

async function unheardPage(claim: Claim, database: KindDatabase, pages: NotionPages): Promise<string | null> {
  if (claim.settlesInMs === null) return null;
  const [found] = await pages.findBySyncId(database, claim.recordId);
  if (!found && claim.settlesInMs > 0) throw new StillSettling(claim.settlesInMs);
  return found ?? null;
}

async function withPages(values: Record<string, PropertyValue | References>, { pageOf }: PushParts): Promise<Properties> {
  const resolved: Properties = {};
  for (const [name, value] of Object.entries(values)) {
    resolved[name] = isReferences(value) ? await relationTo(value, pageOf) : value;
  }
  return resolved;
}

const isReferences = (value: PropertyValue | References): value is References => 'references' in value;

async function relationTo({ references }: References, pageOf: PushParts['pageOf']): Promise<PropertyValue> {
  const relation = [];
  for (const parent of references) relation.push({ id: await pageOf(parent) });
  return { relation };
}
