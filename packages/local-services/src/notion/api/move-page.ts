import { z } from '@sage/config/z';
import { pageAnswer } from '../answers/page.ts';
import { invalid } from '../edge/problem.ts';
import type { PageRecord } from '../model/records.ts';
import { checked } from '../requests/body.ts';
import { touched, type Call } from './call.ts';
import { putChildren } from './children.ts';
import { assertNotInTrash, found } from './find.ts';

const schema = z.strictObject({
  parent: z.union([
    z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() }),
    z.strictObject({ type: z.literal('data_source_id').optional(), data_source_id: z.string() }),
  ]),
});

/** Values of columns that the new data source does not have are lost, but for the title. */
export function movePage(call: Call) {
  const { store } = call;
  const page = found(store, 'page', call.id, 'path.page_id');
  assertNotInTrash(store, page);
  const { parent } = checked(schema, call.body);
  if (page.parent.type === 'page_id') {
    const old = store.get('page', page.parent.page_id);
    store.put({ ...old, children: old.children.filter((id) => id !== page.id) });
  }
  if ('data_source_id' in parent) {
    const source = found(store, 'data_source', parent.data_source_id, 'body.parent.data_source_id');
    assertNotInTrash(store, source);
    const values = source.id === sourceOf(page) ? page.values : { title: page.values['title'] ?? [] };
    const to = { type: 'data_source_id', data_source_id: source.id, database_id: source.database_id } as const;
    return pageAnswer(store, store.put({ ...page, parent: to, values, ...touched(call) }));
  }
  const to = found(store, 'page', parent.page_id, 'body.parent.page_id');
  assertNotInTrash(store, to);
  if (isWithin(call, to, page.id)) throw invalid('A page cannot be moved into itself.');
  putChildren(store, to, [page.id]);
  return pageAnswer(store, store.put({ ...page, parent: { type: 'page_id', page_id: to.id }, values: { title: page.values['title'] ?? [] }, ...touched(call) }));
}

const sourceOf = ({ parent }: PageRecord) => (parent.type === 'data_source_id' ? parent.data_source_id : undefined);

function isWithin({ store }: Call, page: PageRecord, id: string): boolean {
  if (page.id === id) return true;
  return page.parent.type === 'page_id' && isWithin({ store } as Call, store.get('page', page.parent.page_id), id);
}
