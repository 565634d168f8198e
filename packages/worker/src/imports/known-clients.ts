import { mapPage, propertyOf, textOf, type ImportMapping } from '@sage/domain/imports';
import { bare, matchPages, type ArchivedPage } from '@sage/notion-sync/moving';
import type { Pool } from 'pg';

export interface KnownClients {
  /** Page → client, of pages that are of a client who is here already. */
  adopted: Map<string, string>;
  /** Pages that could be of several, with why. A person says which. */
  unclear: Map<string, string>;
}

interface Here {
  recordId: string;
  name: string;
  address: string | null;
  emails: string[];
  /** An earlier import brought them: another page of that name is another person's. */
  isImported: boolean;
}

interface There {
  pageId: string;
  name: string | null;
  address: string | null;
  email: string | null;
  syncId: string | null;
  /** What the mapping says: a client, or 'new'. */
  told: string | null;
}

const HERE = `select c.id as "recordId", c.name, c.project_address as address,
    array(select lower(u.email) from public.client_people p join public.users u on u.id = p.user_id where p.client_id = c.id and u.email is not null) as emails,
    exists (select from public.import_items i where i.kind = 'client' and i.record_id = c.id) as "isImported"
  from public.clients c`;

/** By what the mapping or the page's Sync ID says, else by an e-mail address, else by name, where each side has it once and no address speaks against it. */
export async function knownClients(pages: readonly ArchivedPage[], mapping: ImportMapping, pool: Pool): Promise<KnownClients> {
  const { rows: here } = await pool.query<Here>(HERE);
  const known: KnownClients = { adopted: new Map(), unclear: new Map() };
  const silent = pages.map((page) => thereOf(page, mapping)).filter((page) => !saysWho(page, here, known) && !hasEmailOf(page, here, known));
  byName(silent, here, known);
  return known;
}

function thereOf(page: ArchivedPage, mapping: ImportMapping): There {
  const mapped = mapPage('client', page, { mapping, recordOf: () => null });
  const values = 'refused' in mapped ? null : mapped.values;
  const email = textOf(propertyOf(page, mapping.kinds.client?.properties.Email))?.toLowerCase() ?? null;
  const told = mapping.records[page.page.id] ?? null;
  return { pageId: page.page.id, name: values && String(values.name), address: values?.address ? String(values.address) : null, email, syncId: textOf(propertyOf(page, 'Sync ID')), told };
}

function saysWho({ pageId, told, syncId }: There, here: readonly Here[], { adopted, unclear }: KnownClients): boolean {
  const meant = told ?? syncId;
  if (meant !== null && here.some(({ recordId }) => recordId === meant)) adopted.set(pageId, meant);
  else if (told !== null && told !== 'new') unclear.set(pageId, `The mapping says that it is of ${told}, whom nobody knows here.`);
  return meant !== null;
}

function hasEmailOf({ pageId, email }: There, here: readonly Here[], { adopted, unclear }: KnownClients): boolean {
  const [owner, ...others] = here.filter(({ emails }) => email !== null && emails.includes(email)).map(({ recordId }) => recordId);
  if (owner === undefined) return false;
  if (others.length === 0) adopted.set(pageId, owner);
  else unclear.set(pageId, couldBe([owner, ...others]));
  return true;
}

function byName(pages: readonly There[], here: readonly Here[], { adopted, unclear }: KnownClients): void {
  const taken = new Set(adopted.values());
  const { pairs, unclear: several } = matchPages(pages, here.filter(({ recordId, isImported }) => !isImported && !taken.has(recordId)));
  for (const { pageId, recordId } of pairs) {
    const differs = whatDiffers(pages.find((page) => page.pageId === pageId), here.find((client) => client.recordId === recordId));
    if (differs) unclear.set(pageId, `${recordId} is called the same and has another ${differs}: ${SAY}`);
    else adopted.set(pageId, recordId);
  }
  for (const { pageIds, recordIds } of several) for (const pageId of pageIds) unclear.set(pageId, couldBe(recordIds));
}

/** What both sides say, and not the same. */
function whatDiffers(there?: There, here?: Here): string | null {
  if (there?.email && here?.emails.length) return 'e-mail address';
  return there?.address && here?.address && bare(there.address) !== bare(here.address) ? 'address' : null;
}

const SAY = 'say in the mapping whether it is them ("records": {"<page>": "<client>"}) or somebody else ("<page>": "new").';
const couldBe = (recordIds: readonly string[]) => `It could be of ${recordIds.join(' or ')}, who ${recordIds.length > 1 ? 'are' : 'is'} here already: ${SAY}`;

/** Who is called so: for pages that name a client in words. */
export type ClientsNamed = (name: string) => string[];

export async function clientsNamed(pool: Pool): Promise<ClientsNamed & { add(name: string, id: string): void }> {
  const { rows } = await pool.query<{ id: string; name: string }>('select id, name from public.clients');
  const ids = new Map<string, string[]>();
  const add = (name: string, id: string) => void ids.set(bare(name), [...(ids.get(bare(name)) ?? []), id]);
  for (const { id, name } of rows) add(name, id);
  return Object.assign((name: string) => ids.get(bare(name)) ?? [], { add });
}
