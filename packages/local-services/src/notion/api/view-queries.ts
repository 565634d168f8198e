import type { DeletedViewQueryResponse, GetViewQueryResultsResponse, ViewQueryResponse } from '@notionhq/client';
import { notFound } from '../edge/problem.ts';
import { idOf, newId } from '../model/ids.ts';
import type { ViewQueryRecord } from '../model/records.ts';
import { filterOf } from '../query/filter.ts';
import { sorted } from '../query/sort.ts';
import { checked } from '../requests/body.ts';
import { createViewQuerySchema } from '../requests/view.schema.ts';
import type { Call } from './call.ts';
import { pageOf, queryPaging } from './page-list.ts';
import { pagesSeen } from './query-data-source.ts';
import { foundView } from './views.ts';

const LIVES_MS = 15 * 60_000;

/** Runs the view once and keeps what it gave, so that its pages stay the same while they are read. */
export function createViewQuery(call: Call) {
  const { store, now } = call;
  const view = foundView(store, call.id);
  const { page_size } = checked(createViewQuerySchema, call.body);
  const { properties } = store.get('data_source', view.data_source_id);
  const pages = sorted(pagesSeen(call, view.data_source_id, false).filter(filterOf(view.filter ?? undefined, properties)), view.sorts ?? [], properties);
  const query = store.put<ViewQueryRecord>({ kind: 'view_query', id: newId(), view_id: view.id, pages: pages.map(({ id }) => id), expires_ms: now + LIVES_MS });
  const { results, ...list } = pageOf(pages, { page_size });
  return {
    object: 'view_query',
    id: query.id,
    view_id: view.id,
    expires_at: new Date(query.expires_ms).toISOString(),
    total_count: pages.length,
    ...list,
    results: results.map(({ id }) => ({ object: 'page', id })),
  } satisfies ViewQueryResponse;
}

export function viewQueryResults(call: Call) {
  const pages = foundQuery(call).pages.map((id) => ({ id }));
  const { results, ...list } = pageOf(pages, queryPaging(call.query));
  return { object: 'list', type: 'page', page: {}, ...list, results: results.map(({ id }) => ({ object: 'page' as const, id })) } satisfies GetViewQueryResultsResponse;
}

export function deleteViewQuery(call: Call) {
  const { id } = foundQuery(call);
  call.store.remove(id);
  return { object: 'view_query', id, deleted: true } satisfies DeletedViewQueryResponse;
}

function foundQuery({ store, id, inner, now }: Call): ViewQueryRecord {
  const view = foundView(store, id);
  const query = store.find('view_query', idOf(inner, 'path.query_id'));
  if (!query || query.view_id !== view.id || query.expires_ms <= now) throw notFound('view query', inner);
  return query;
}
