import type { SearchResponse } from '@notionhq/client';
import { z } from '@sage/config/z';
import { dataSourceAnswer } from '../answers/database.ts';
import { pageAnswer, titleOf } from '../answers/page.ts';
import type { DataSourceRecord, PageRecord } from '../model/records.ts';
import { plainText } from '../model/rich-text.ts';
import { checked } from '../requests/body.ts';
import type { Call } from './call.ts';
import { pageOf } from './page-list.ts';
import { isSeen, isTrashed } from '../store/reach.ts';

const searchSchema = z.strictObject({
  query: z.string().optional(),
  filter: z.strictObject({ property: z.literal('object').optional(), value: z.enum(['page', 'data_source']).optional(), in_trash: z.boolean().optional() }).optional(),
  sort: z.union([z.strictObject({ timestamp: z.literal('last_edited_time'), direction: z.enum(['ascending', 'descending']) }), z.strictObject({ property: z.literal('relevance') })]).optional(),
  start_cursor: z.string().nullish(),
  page_size: z.number().int().optional(),
});

/** By title, the newest edit first. */
export function search({ store, body }: Call) {
  const { query = '', filter, sort, ...paging } = checked(searchSchema, body);
  const sign = sort && 'direction' in sort && sort.direction === 'ascending' ? 1 : -1;
  const hits = [...store.all('page'), ...store.all('data_source')]
    .filter((record) => (!filter?.value || record.kind === filter.value) && isTrashed(store, record) === (filter?.in_trash ?? false) && isSeen(store, record))
    .filter((record) => nameOf(record).toLocaleLowerCase('en').includes(query.toLocaleLowerCase('en')))
    .toSorted((a, b) => sign * (a.edited_ms - b.edited_ms));
  const { results, ...list } = pageOf<PageRecord | DataSourceRecord>(hits, paging);
  const answers = results.map((record) => (record.kind === 'page' ? pageAnswer(store, record) : dataSourceAnswer(store, record)));
  return { object: 'list', type: 'page_or_data_source', page_or_data_source: {}, ...list, results: answers } satisfies SearchResponse;
}

const nameOf = (record: PageRecord | DataSourceRecord) => (record.kind === 'page' ? titleOf(record) : plainText(record.title));
