import { propertiesOf } from '../answers/page.ts';
import { foundByPerson } from '../api/find.ts';
import { invalid } from '../edge/problem.ts';
import { plain } from '../model/rich-text.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { findProperty } from '../properties/registry.ts';
import { blockOfLine, keepsType, parseLine } from './lines.ts';
import { requestOf } from './property-form.ts';

type PageAction = (standIn: NotionStandIn, pageId: string, key: string, form: FormData) => unknown;

const update = (body: object): PageAction => ({ person }, id) => person.ask('pages.update', { id, body });
const textOf = (form: FormData) => String(form.get('text') ?? '').trim();

/** What a person does with a page, by the last part of the form's address. */
export const PAGE_ACTIONS: Readonly<Record<string, PageAction>> = {
  trash: update({ in_trash: true }),
  restore: update({ in_trash: false }),
  lock: update({ is_locked: true }),
  unlock: update({ is_locked: false }),
  share: ({ person }, id) => person.share(id, true),
  unshare: ({ person }, id) => person.share(id, false),
  comments({ person }, id, _key, form) {
    const text = textOf(form);
    if (!text || text.length > 2000) throw invalid('A comment has 1 to 2,000 characters.');
    return person.ask('comments.create', { body: { parent: { page_id: id }, rich_text: plain(text) } });
  },
  uncomment: ({ person }, _id, key) => person.ask('comments.delete', { id: key }),
  properties(standIn, id, key, form) {
    const property = findProperty(propertiesOf(standIn.store, foundByPerson(standIn.store, 'page', id, 'path.page_id')), key);
    if (!property) throw invalid(`${key} is not a property that exists.`);
    return standIn.person.ask('pages.update', { id, body: { properties: { [property.id]: requestOf(property, form) } } });
  },
  lines({ person }, id, _key, form) {
    const children = textOf(form).split(/\r?\n/).filter((line) => line.trim()).map((line) => blockOfLine(parseLine(line)));
    return person.ask('blocks.children.append', { id, body: { children } });
  },
  blocks(standIn, _id, key, form) {
    if (form.get('do') === 'delete') return standIn.person.ask('blocks.delete', { id: key });
    return rewrite(standIn, key, String(form.get('text') ?? '').replaceAll('\r\n', '\n'));
  },
};

/** The API changes no block's type, as Notion's editor does; so another one takes its place. */
function rewrite({ store, person }: NotionStandIn, id: string, text: string) {
  const block = foundByPerson(store, 'block', id, 'path.block_id');
  const line = parseLine(text);
  if (keepsType(block.type, line)) return person.ask('blocks.update', { id: block.id, body: { [block.type]: line.content } });
  const { parent } = block;
  const parentId = parent.type === 'page_id' ? parent.page_id : parent.block_id;
  return store.transaction(() => {
    person.ask('blocks.children.append', { id: parentId, body: { children: [blockOfLine(line)], position: { type: 'after_block', after_block: { id: block.id } } } });
    return person.ask('blocks.delete', { id: block.id });
  });
}
