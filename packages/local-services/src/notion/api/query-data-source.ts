import type { QueryDataSourceResponse } from '@notionhq/client';
import { z } from '@sage/config/z';
import { pageAnswer } from '../answers/page.ts';
import type { PageRecord } from '../model/records.ts';
import { filterOf } from '../query/filter.ts';
import { sorted, sortsSchema } from '../query/sort.ts';
import { checked } from '../requests/body.ts';
import { isShowing, type Call } from './call.ts';
import { found } from './find.ts';
import { pageOf } from './page-list.ts';
import { isSeen, isTrashed } from '../store/reach.ts';

const querySchema = z.strictObject({
  filter: z.record(z.string(), z.unknown()).optional(),
  sorts: sortsSchema.optional(),
  start_cursor: z.string().nullish(),
  page_size: z.number().int().optional(),
  in_trash: z.boolean().optional(),
  archived: z.boolean().optional(),
  result_type: z.enum(['page', 'data_source']).optional(),
});

/** A query may not see yet what was made just now. */
export const pagesSeen = ({ store, now, lagMs }: Pick<Call, 'store' | 'now' | 'lagMs'>, sourceId: string, in_trash: boolean): PageRecord[] =>
  store
    .all('page')
    .filter((page) => page.parent.type === 'data_source_id' && page.parent.data_source_id === sourceId && isTrashed(store, page) === in_trash && isSeen(store, page))
    .filter((page) => isShowing(page, { now, lagMs }));

export function queryDataSource({ store, id, now, lagMs, query, body }: Call) {
  const { properties, id: sourceId } = found(store, 'data_source', id, 'path.data_source_id');
  const { filter, sorts = [], archived, in_trash = archived ?? false, ...paging } = checked(querySchema, body);
  const only = query.getAll('filter_properties').concat(query.getAll('filter_properties[]'));
  const fits = filterOf(filter, properties);
  const seen = pagesSeen({ store, now, lagMs }, sourceId, in_trash).filter(fits);
  const { results, ...list } = pageOf(sorted(seen, sorts, properties), paging);
  const wanted = only.length > 0 ? (property: { id: string; name: string }) => only.includes(property.id) || only.includes(property.name) : undefined;
  return { object: 'list', type: 'page_or_data_source', page_or_data_source: {}, ...list, results: results.map((page) => pageAnswer(store, page, wanted)) } satisfies QueryDataSourceResponse;
}
