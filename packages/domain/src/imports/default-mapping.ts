import type { PropertySchema } from '@sage/notion-sync';
import { bare, matchProperties, type Synonyms } from '@sage/notion-sync/moving';
import { IMPORT_KINDS, ImportMapping, type ImportKind } from './import-mapping.schema.ts';

/** A data source as an archive describes it. */
export interface ArchivedSchema {
  id: string;
  title: string;
  properties: readonly { id: string; name: string; type: string }[];
}

const NAMES: Record<ImportKind, string> = { client: 'Clients', project: 'Projects', milestone: 'Milestones', deliverable: 'Deliverables', lead: 'Leads' };
const text: PropertySchema = { type: 'rich_text' };
const select: PropertySchema = { type: 'select', options: [] };
const date: PropertySchema = { type: 'date' };
const name: PropertySchema = { type: 'title' };
const to = (kind: string): PropertySchema => ({ type: 'relation', kind });

/** What can be taken of each; the type is the likeliest, and others are read as well. */
export const IMPORT_FIELDS: Record<ImportKind, Record<string, PropertySchema>> = {
  client: { Name: name, Tier: select, Address: text, Email: text },
  project: { Name: name, Client: to('client'), Tier: select, Status: select, Created: date, Address: text },
  milestone: { Name: name, Project: to('project'), Order: { type: 'number', format: 'number' }, Status: { type: 'status', options: [] }, Due: date },
  deliverable: { Name: name, Project: to('project'), Category: select, 'Upload Date': date, 'File URL': { type: 'url' }, Files: text, Description: text },
  lead: { Name: name, Email: text, Address: text, Tier: select, Budget: text, Timeline: text, Type: select },
};

/** By what the sync writes to, else by name; properties by name. */
export function defaultMapping(schemas: readonly ArchivedSchema[], synonyms: Synonyms, adopted: ReadonlyMap<string, string>): ImportMapping {
  const kinds: Record<string, unknown> = {};
  for (const kind of IMPORT_KINDS) {
    const schema = schemaFor(kind, schemas, synonyms, adopted);
    if (!schema) continue;
    const now = schema.properties.map(({ id, name: called, type }) => ({ id, name: called, type, options: [], relatesTo: null }));
    const matches = matchProperties(IMPORT_FIELDS[kind], now, { synonyms: synonyms.properties[kind] ?? {} });
    kinds[kind] = { dataSource: schema.id, properties: Object.fromEntries(matches.flatMap(({ name: field, found }) => (found ? [[field, found.id]] : []))) };
  }
  return ImportMapping.parse({ version: 1, kinds });
}

function schemaFor(kind: ImportKind, schemas: readonly ArchivedSchema[], { databases }: Synonyms, adopted: ReadonlyMap<string, string>): ArchivedSchema | undefined {
  const called = new Set((databases[kind] ?? []).map(bare));
  return schemas.find(({ id }) => id === adopted.get(kind)) ?? schemas.find(({ title }) => bare(title) === bare(NAMES[kind])) ?? schemas.find(({ title }) => called.has(bare(title)));
}
