import type { ArchivedPage } from '@sage/notion-sync/moving';
import type { ImportKind, ImportMapping } from './import-mapping.schema.ts';
import { meaningsOf } from './meanings.ts';
import { dateOf, pageIn, propertyOf, textOf } from './read-property.ts';

export type ImportValues = Record<string, string | number | null>;

/** What a page becomes, or why it does not; and what of it is left out. */
export type MappedPage = { pageId: string; values: ImportValues; notes: string[] } | { pageId: string; refused: string };

export interface MapContext {
  mapping: ImportMapping;
  /** The record that a page became, or will; null when it was not imported. */
  recordOf: (kind: ImportKind, pageId: string) => string | null;
  /** Clients of that name: for what names its client in words. */
  clientsNamed?: (name: string) => string[];
}

class Refused extends Error {}

const LONGEST = { name: 200, milestone: 100, address: 300, description: 2_000 };

/** Pure: the same page and mapping always give the same. */
export function mapPage(kind: ImportKind, page: ArchivedPage, context: MapContext): MappedPage {
  const notes: string[] = [];
  try {
    return { pageId: page.page.id, values: MAPPERS[kind](reading(kind, page, context, notes)), notes };
  } catch (error) {
    if (error instanceof Refused) return { pageId: page.page.id, refused: error.message };
    throw error;
  }
}

type Reading = ReturnType<typeof reading>;

function reading(kind: ImportKind, page: ArchivedPage, { mapping, recordOf, clientsNamed = () => [] }: MapContext, notes: string[]) {
  const meanings = meaningsOf(mapping.values);
  const property = (field: string) => propertyOf(page, mapping.kinds[kind]?.properties[field]);
  const text = (field: string) => textOf(property(field));
  return {
    text,
    date: (field: string) => dateOf(property(field)),
    /** Cut where the database would refuse it, which is told. */
    short(field: string, longest: number): string | null {
      const said = text(field);
      if (said && said.length > longest) notes.push(`${field} has ${said.length} characters and is cut to ${longest}`);
      return said?.slice(0, longest) ?? null;
    },
    required(field: string, longest: number): string {
      const said = this.short(field, longest);
      if (!said) throw new Refused(`It has no ${field}.`);
      return said;
    },
    parent(field: string, of: ImportKind): string {
      const pageId = pageIn(property(field));
      if (!pageId) return named(field, of === 'client' ? text(field) : null, clientsNamed);
      const id = recordOf(of, pageId);
      if (!id) throw new Refused(`Its ${field} (page ${pageId}) was not imported.`);
      return id;
    },
    /** A word that nobody explained keeps the page out rather than making it something else. */
    meant<K extends 'projectStatus' | 'milestoneStatus' | 'category', V>(field: string, of: K, without: V): NonNullable<ReturnType<(typeof meanings)[K]>> | V {
      const said = text(field);
      if (!said) return without;
      const meant = meanings[of](said) as NonNullable<ReturnType<(typeof meanings)[K]>> | null;
      if (meant === null) throw new Refused(`Its ${field} “${said}” is not known: say what it means under values.${of} of the mapping.`);
      return meant;
    },
    tier(): number {
      const said = text('Tier');
      const tier = (said ? meanings.tier(said) : null) ?? mapping.tierIfNone;
      if (tier === null) throw new Refused(said ? `Its Tier “${said}” is not known: say what it means under values.tier of the mapping.` : 'It names no Tier: set tierIfNone in the mapping.');
      return tier;
    },
  };
}

function named(field: string, said: string | null, clientsNamed: NonNullable<MapContext['clientsNamed']>): string {
  if (!said) throw new Refused(`It names no ${field}.`);
  const [only, ...others] = clientsNamed(said);
  if (!only) throw new Refused(`Nobody is called as its ${field} says: “${said}”.`);
  if (others.length > 0) throw new Refused(`Its ${field}, “${said}”, could be each of ${others.length + 1} of that name.`);
  return only;
}

const MAPPERS: Record<ImportKind, (read: Reading) => ImportValues> = {
  // The tier follows from the projects at once; until there is one, the lowest stands.
  client: (read) => ({ name: read.required('Name', LONGEST.name), tier: read.text('Tier') ? read.tier() : 1, address: read.short('Address', LONGEST.address) }),
  project: (read) => ({
    name: read.required('Name', LONGEST.name), client_id: read.parent('Client', 'client'), tier: read.tier(),
    status: read.meant('Status', 'projectStatus', 'onboarding'), created: read.date('Created'), address: read.short('Address', LONGEST.address),
  }),
  milestone: (read) => ({
    name: read.required('Name', LONGEST.milestone), project_id: read.parent('Project', 'project'), order: orderOf(read),
    status: read.meant('Status', 'milestoneStatus', 'pending'), due: read.date('Due'),
  }),
  deliverable: (read) => ({
    name: read.required('Name', LONGEST.name), project_id: read.parent('Project', 'project'), category: read.meant('Category', 'category', 'Other'),
    uploaded: read.date('Upload Date'), description: read.short('Description', LONGEST.description),
  }),
  lead: (read) => ({
    name: read.short('Name', LONGEST.name), email: emailOf(read), address: read.required('Address', LONGEST.address), tier: read.tier(),
    budget: read.short('Budget', 100), timeline: read.short('Timeline', 100), project_type: null,
  }),
};

function orderOf(read: Reading): number {
  const order = Number(read.text('Order'));
  if (!Number.isInteger(order) || order < 1) throw new Refused('Its Order is no whole number from 1 on.');
  return order;
}

function emailOf(read: Reading): string {
  const email = read.required('Email', 254);
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new Refused('Its Email is no e-mail address.');
  return email;
}
