import { expect, it } from 'vitest';
import { ImportMapping, type ImportKind } from './import-mapping.schema.ts';
import { mapPage } from './map-page.ts';

const text = (content: string) => [{ plain_text: content }];
const title = (content: string) => ({ id: 'title', type: 'title', title: text(content) });
const select = (name: string) => ({ id: 's', type: 'select', select: { name } });
const to = (id: string) => ({ id: 'r', type: 'relation', relation: [{ id }] });
const date = (start: string) => ({ id: 'd', type: 'date', date: { start } });

/** Of each field the property of the same name. */
function map(kind: ImportKind, properties: Record<string, { id: string }>, settings: object = {}) {
  const named = Object.fromEntries(Object.keys(properties).map((name) => [name, name]));
  const mapping = ImportMapping.parse({ version: 1, kinds: { [kind]: { dataSource: 'ds', properties: named } }, ...settings });
  const page = { page: { id: 'p', properties }, blocks: [], comments: [], files: [] } as never;
  return mapPage(kind, page, { mapping, recordOf: (_, pageId) => (pageId === 'known' ? 'record' : null), clientsNamed: (name) => ({ Okafor: ['one'], Smith: ['two', 'three'] })[name] ?? [] });
}
const project = (more: Record<string, { id: string }> = {}) => ({ Name: title('Garden'), Client: to('known'), Tier: select('Tier 2'), ...more });

it.each([
  ['Tier 3', 3], ['tier 1 (concept)', 1], ['The Concierge', 3], ['4', 4], ['White Glove', 4],
])('understands the tier %s', (said, tier) => {
  expect(map('project', project({ Tier: select(said) }))).toMatchObject({ values: { tier } });
});

it.each([
  ['In Progress', 'in_progress'], ['client review', 'awaiting_feedback'], ['DONE', 'delivered'], ['Cancelled', 'closed'],
])('understands the status %s', (said, status) => {
  expect(map('project', project({ Status: select(said), Created: date('2026-03-07') }))).toMatchObject({ values: { status, created: '2026-03-07', client_id: 'record' } });
});

it.each<[string, ImportKind, Record<string, { id: string }>, string]>([
  ['a page without a name', 'client', { Name: title(' ') }, 'It has no Name.'],
  ['a project of nobody', 'project', { Name: title('Garden'), Tier: select('Tier 2') }, 'It names no Client.'],
  ['a project whose client stayed out', 'project', project({ Client: to('elsewhere') }), 'Its Client (page elsewhere) was not imported.'],
  ['a status that nobody explained', 'project', project({ Status: select('On ice') }), 'Its Status “On ice” is not known: say what it means under values.projectStatus of the mapping.'],
  ['a tier that nobody explained', 'project', project({ Tier: select('Gold') }), 'Its Tier “Gold” is not known: say what it means under values.tier of the mapping.'],
  ['a step without a place', 'milestone', { Name: title('Draft'), Project: to('known') }, 'Its Order is no whole number from 1 on.'],
  ['a lead without an e-mail', 'lead', { Name: title('Ann'), Address: { id: 'a', type: 'rich_text', rich_text: text('1 Oak St') } as never, Tier: select('1') }, 'It has no Email.'],
])('keeps out %s, with the reason', (_, kind, properties, refused) => {
  expect(map(kind, properties)).toEqual({ pageId: 'p', refused });
});

it('takes a person\'s word for what a word means', () => {
  const settings = { values: { projectStatus: { 'on ice': 'closed' }, tier: { Gold: 4 } } };
  expect(map('project', project({ Status: select('On Ice'), Tier: select('gold') }), settings)).toMatchObject({ values: { status: 'closed', tier: 4 } });
});

it('cuts what is too long, and says so', () => {
  expect(map('client', { Name: title('x'.repeat(250)) })).toMatchObject({ values: { name: 'x'.repeat(200) }, notes: ['Name has 250 characters and is cut to 200'] });
});

it('takes a client\'s name in words for the client, where there is one of that name', () => {
  const named = (name: string) => map('project', project({ Client: { id: 't', type: 'rich_text', rich_text: text(name) } as never }));
  expect(named('Okafor')).toMatchObject({ values: { client_id: 'one' } });
  expect(named('Nobody')).toMatchObject({ refused: 'Nobody is called as its Client says: “Nobody”.' });
  expect(named('Smith')).toMatchObject({ refused: 'Its Client, “Smith”, could be each of 2 of that name.' });
});
