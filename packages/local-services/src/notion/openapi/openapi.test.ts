import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import type { Client } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../api/registry.ts';
import { notionDoors } from '../testing/doors.ts';
import { isCovered, objections } from '../testing/openapi.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';

const { standIn, doors } = notionDoors();
const client = doors[0]![1];
const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } });

/** The SDK at every operation whose body is JSON, in the forms that this product sends. */
async function walk(notion: Client) {
  const { sourceId, database } = await makeProjects(notion);
  const page = await makePage(notion, sourceId, 'Fern', { Tier: { select: { name: 'Tier 1' } } });
  await notion.pages.create({ parent: { page_id: LOCAL_NOTION_PAGE_ID }, properties: { title: { title: text('Note') } }, children: [paragraph('Hello')], icon: { type: 'emoji', emoji: '🌿' } });
  await notion.pages.update({ page_id: page.id, properties: { Progress: { number: 1 } }, in_trash: false });
  await notion.databases.update({ database_id: database.id, title: text('Gardens') });
  await notion.dataSources.create({ parent: { type: 'database_id', database_id: database.id }, properties: { Name: { title: {} } }, title: text('More') });
  await notion.dataSources.update({ data_source_id: sourceId, properties: { Done: { name: 'Ready' } } });
  await notion.dataSources.query({ data_source_id: sourceId, filter: { property: 'Sync ID', rich_text: { equals: 'x' } }, sorts: [{ property: 'Name', direction: 'ascending' }], page_size: 10 });
  await notion.search({ query: 'Fern', filter: { property: 'object', value: 'page' }, sort: { timestamp: 'last_edited_time', direction: 'descending' } });
  const { results } = await notion.blocks.children.append({ block_id: page.id, children: [paragraph('One'), { bulleted_list_item: { rich_text: text('Two') } }] });
  await notion.blocks.children.append({ block_id: page.id, children: [{ heading_2: { rich_text: text('Three') } }, { divider: {} }], position: { type: 'after_block', after_block: { id: results[0]!.id } } });
  await notion.blocks.update({ block_id: results[0]!.id, paragraph: { rich_text: text('Changed') } });
  await notion.comments.create({ parent: { page_id: page.id }, rich_text: text('Hm') });
  await notion.pages.move({ page_id: page.id, parent: { page_id: LOCAL_NOTION_PAGE_ID } });
}

/** Where Notion's document, which is of 2025-09-03 and made for language models, says something else than the SDK of 2026-03-11. */
const KNOWN: Record<string, string[]> = {
  // why: it knows paragraphs and bullets only
  'blocks.children.append': ['/children/*: must NOT have additional properties', '/children/*: must match a schema in anyOf'],
  // why: since 2025-09-03 the parent of a data source is a database
  'dataSources.create': ["/parent: must have required property 'page_id'"],
  // why: it takes icons and blocks as JSON in a string, and knows no data source as a parent
  'pages.create': [
    '/children/*: must be string',
    '/icon: must be string',
    '/parent/type: must be equal to constant',
    "/parent: must have required property 'database_id'",
    "/parent: must have required property 'page_id'",
    '/parent: must match exactly one schema in oneOf',
  ],
  // why: it wants the type of the parent said, which the SDK leaves to the key
  'pages.move': ["/parent: must have required property 'database_id'", "/parent: must have required property 'type'", '/parent: must match exactly one schema in oneOf'],
};

const NOT_IN_IT = [
  'comments.delete', 'comments.retrieve', 'comments.update', 'databases.create', 'databases.update',
  'fileUploads.complete', 'fileUploads.create', 'fileUploads.list', 'fileUploads.retrieve', 'fileUploads.send',
  'views.create', 'views.delete', 'views.list', 'views.queries.create', 'views.queries.delete', 'views.queries.results', 'views.retrieve', 'views.update',
];
const IN_IT = [
  'blocks.children.append', 'blocks.children.list', 'blocks.delete', 'blocks.retrieve', 'blocks.update', 'comments.create', 'comments.list',
  'dataSources.create', 'dataSources.listTemplates', 'dataSources.query', 'dataSources.retrieve', 'dataSources.update', 'databases.retrieve', 'pages.create', 'pages.move',
  'pages.properties.retrieve', 'pages.retrieve', 'pages.update', 'search', 'users.list', 'users.me', 'users.retrieve',
];

/** What both refuse, or only one of the two. */
const BODIES: [what: string, operation: string, body: object, document: 'takes' | 'refuses', standIn: 'takes' | 'refuses'][] = [
  ['an append without children', 'blocks.children.append', {}, 'refuses', 'refuses'],
  ['a comment without text', 'comments.create', { parent: { page_id: LOCAL_NOTION_PAGE_ID } }, 'refuses', 'refuses'],
  ['a sort that is none', 'dataSources.query', { sorts: ['Name'] }, 'refuses', 'refuses'],
  ['a page size that is text', 'dataSources.query', { page_size: 'ten' }, 'refuses', 'refuses'],
  ['a filter of a column that is not there', 'dataSources.query', { filter: { property: 'Money', number: { equals: 1 } } }, 'takes', 'refuses'],
  ['a key that nobody knows', 'dataSources.query', { colour: 'red' }, 'takes', 'refuses'],
  ['more than 100 at once', 'dataSources.query', { page_size: 101 }, 'takes', 'refuses'],
  ['an empty link', 'blocks.children.append', { children: [{ type: 'paragraph', paragraph: { rich_text: [{ type: 'text', text: { content: 'x', link: { url: '' } } }] } }] }, 'takes', 'refuses'],
  ['a block of another type than paragraph', 'blocks.children.append', { children: [{ type: 'divider', divider: {} }] }, 'refuses', 'takes'],
];

describe("Notion's OpenAPI document", () => {
  it('knows these operations of the stand-in, and not those', () => {
    const done = Object.keys(HANDLERS).toSorted();
    expect({ known: done.filter(isCovered), unknown: done.filter((operation) => !isCovered(operation)) }).toEqual({ known: IN_IT, unknown: NOT_IN_IT });
  });

  it('has nothing else against what the SDK sends', async () => {
    await walk(client());
    const found: Record<string, string[]> = {};
    for (const { operation, sent, status } of standIn.calls.list()) {
      expect([operation, status]).toEqual([operation, 200]);
      const against = objections(operation, sent ?? {});
      if (against.length > 0) found[operation] = [...new Set([...(found[operation] ?? []), ...against])].toSorted();
    }
    expect(found).toEqual(KNOWN);
  });

  it.each(BODIES)('with %s: %s', async (_what, operation, body, byDocument, byStandIn) => {
    const { sourceId } = await makeProjects(client());
    const page = await makePage(client(), sourceId, 'Fern');
    const [method, path] = { 'blocks.children.append': ['patch', `blocks/${page.id}/children`], 'comments.create': ['post', 'comments'], 'dataSources.query': ['post', `data_sources/${sourceId}/query`] }[operation]!;
    const answer = await refusal(client().request({ method: method as 'post' | 'patch', path: path!, body: body as Record<string, unknown> }));
    expect({ document: objections(operation, body).length > 0 ? 'refuses' : 'takes', standIn: answer === null ? 'takes' : 'refuses' }).toEqual({ document: byDocument, standIn: byStandIn });
    expect(answer?.code ?? 'validation_error').toBe('validation_error');
  });
});
