import { bodyHash, type ManagedBlock } from './blocks/managed-block.ts';
import { CALL_CLASS } from './call-class.ts';
import { createOnce, StillSettling } from './create-once.ts';
import { desiredBody, type DesiredBody } from './desired-body.ts';
import { difference } from './differ.ts';
import type { Entity, PropertyValue, RecordRef, References } from './entity.ts';
import { mayBeTrashed, surely } from './in-flight.ts';
import { SYNC_ID, type KindDatabase, type NotionPages, type PageChange, type Properties } from './notion-pages.ts';
import type { Agreed, Claim, Outbox } from './outbox.ts';
import { text } from './property-values.ts';
import { pushBody } from './push-body.ts';
import { CallFailed, isRefusal } from './sync-calls.ts';
import { isTrashedByUs, mindTrash } from './trashed-page.ts';
import type { WhyUnfit } from './unfit-schema.ts';
import type { Uploads } from './uploads.ts';

export interface PushParts {
  outbox: Outbox;
  pages: NotionPages;
  /** Without it files are shown as links. */
  uploads?: Uploads;
  /** Of a record that this one's page points to: pushed first when it has none yet. @throws ParentWaits */
  pageOf: (parent: RecordRef) => Promise<string>;
  /** Asked of a page that is in the trash: its database may be there. */
  whyUnfit?: WhyUnfit;
  /** Before what may be there already is written again, and before it is told as in step by hand. @returns what the page holds. @throws PageTrashed */
  readFirst?: (pageId: string) => Promise<Claim['base']>;
}

/** What a page should hold. */
interface Desired {
  properties: Properties;
  block: ManagedBlock | null;
}

/** Brings one page in step with its record as it is at this moment, by as few calls as can be. @throws PageTrashed */
export async function pushRecord(claim: Claim, entity: Entity, database: KindDatabase, parts: PushParts): Promise<Agreed> {
  if (claim.isDetached && claim.callClass !== CALL_CLASS.manual) return { pageId: claim.pageId, base: claim.base, isTrashed: claim.isTrashed };
  const row = await parts.outbox.read(claim);
  if (claim.isDetached && row !== null) await parts.outbox.attach(claim);
  if (row === null) return withdraw(claim, database, parts);
  const desired = await desiredOf(claim, entity, row, parts);
  const to = { claim, entity, database, parts };
  return claim.pageId ? update(to, claim.pageId, claim.base, desired) : create(to, desired);
}

interface Target {
  claim: Claim;
  entity: Entity;
  database: KindDatabase;
  parts: PushParts;
}

const desiredOf = async ({ recordId }: Claim, entity: Entity, row: unknown, parts: PushParts): Promise<Desired> => ({
  properties: { ...(await withPages(entity.toNotion(row as never), parts)), [SYNC_ID]: text(recordId) },
  block: entity.toBody?.(row as never) ?? null,
});

async function create(to: Target, desired: Desired): Promise<Agreed> {
  const { claim, database, parts } = to;
  const { properties, block } = desired;
  const { pageId, isNew } = await withBody(claim, block, parts, async (body) => {
    const made = await createOnce(claim, database, { properties, block: body?.request ?? null }, parts);
    if (made.isNew && body) await parts.outbox.noteBody(claim, { hash: body.hash, blockId: null });
    return made;
  });
  return isNew ? { pageId, base: properties, isTrashed: false } : update(to, pageId, null, desired);
}

const update = ({ claim, entity, database, parts }: Target, pageId: string, base: Claim['base'], asked: Desired): Promise<Agreed> =>
  mindTrash(claim, pageId, { ...parts, whyUnfit: async () => (await parts.whyUnfit?.(entity, database)) ?? null }, async () => {
    const { outbox, pages } = parts;
    // One that was found is not linked yet.
    const isUnsure = claim.pageId === null || claim.inFlight.some(({ isLate }) => !isLate);
    // By hand somebody wants to know, and a page that is no longer shared tells of itself only when it is asked for.
    const isLook = claim.callClass === CALL_CLASS.manual && !isBodyDue(claim, asked) && isEmpty(changeOf(claim, base, asked));
    const read = isUnsure || isLook ? await parts.readFirst?.(pageId) : null;
    // What a person asked for there has changed the record.
    const row = read ? await outbox.read(claim) : null;
    const desired = row === null ? asked : await desiredOf(claim, entity, row, parts);
    const known = read ?? base;
    const change = changeOf(claim, known, desired);
    const agreed = { ...known, ...desired.properties };
    const isSent = !isEmpty(change);
    if (isSent) await send(claim, parts, () => pages.update(database, pageId, change, { mayStillSend: () => outbox.noteUpdate(claim, change) }));
    if (isBodyDue(claim, desired)) {
      if (isSent) await outbox.hearOfUpdate(claim, { id: pageId, base: agreed });
      await withBody(claim, desired.block, parts, (body) => body && pushBody(claim, pageId, body, parts));
    }
    return { pageId, base: agreed, isTrashed: false };
  });

const isBodyDue = (claim: Claim, { block }: Desired): boolean => block !== null && bodyHash(block) !== claim.body.hash;
const isEmpty = (change: PageChange): boolean => Object.keys(change).length === 0;

function changeOf(claim: Claim, known: Claim['base'], desired: Desired): PageChange {
  const properties = difference(surely(known, claim.inFlight), desired.properties);
  return { ...(properties && { properties }), ...(isTrashedByUs(claim) && { isTrashed: false }) };
}

/** Of what was refused nothing is on its way. */
async function send(claim: Claim, { outbox }: PushParts, sending: () => Promise<void>): Promise<void> {
  try {
    await sending();
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind !== 'ambiguous') await outbox.hearOfUpdate(claim, null);
    throw error;
  }
}

/** Makes what the body needs, and tells the uploads how it went with theirs. */
async function withBody<T>(claim: Claim, block: ManagedBlock | null, { outbox, uploads }: PushParts, push: (body: DesiredBody | null) => T | Promise<T>): Promise<T> {
  const body = block && (await desiredBody(block, uploads, { mayStillSend: () => outbox.renew(claim) }));
  const upload = body?.upload;
  if (!upload) return push(body);
  try {
    const done = await push(body);
    await uploads?.noteAttached(upload);
    return done;
  } catch (error) {
    if (!isRefusal(error) || !upload.isCached) throw error;
    // Perhaps Notion has dropped the file: it is uploaded again, once.
    await uploads?.forget(upload);
    throw new Error(error.message, { cause: error });
  }
}

/** The record is gone, or no longer to be shown. One that may be in Notion, by a create of which nothing was heard, is looked for. */
async function withdraw(claim: Claim, database: KindDatabase, parts: PushParts): Promise<Agreed> {
  const { outbox, pages } = parts;
  const pageId = claim.pageId ?? (await unheardPage(claim, database, pages));
  const change: PageChange = { isTrashed: true };
  if (pageId && (!claim.isTrashed || mayBeTrashed(claim.inFlight, false))) {
    await send(claim, parts, () => pages.update(database, pageId, change, { mayStillSend: () => outbox.noteUpdate(claim, change) }));
  }
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
