import type { ListDatabaseViewsResponse } from '@notionhq/client';
import { partialViewAnswer, viewAnswer } from '../answers/view.ts';
import { invalid, notFound } from '../edge/problem.ts';
import { idOf, newId } from '../model/ids.ts';
import type { DataSourceRecord, ViewRecord } from '../model/records.ts';
import { filterOf } from '../query/filter.ts';
import { sorted } from '../query/sort.ts';
import { checked } from '../requests/body.ts';
import { createViewSchema, updateViewSchema } from '../requests/view.schema.ts';
import { born, touched, type Call, type Doing } from './call.ts';
import { assertNotInTrash, found } from './find.ts';
import { pageOf, queryPaging } from './page-list.ts';
import { viewConfig } from './view-config.ts';

type Asked = Pick<ViewRecord, 'name' | 'type'> & Partial<Pick<ViewRecord, 'filter' | 'sorts' | 'quick_filters' | 'configuration'>>;

/** Every data source has this one from the start. */
export const FIRST_VIEW = { name: 'Default view', type: 'table' } as const;

export const putView = (doing: Doing, source: DataSourceRecord, { name, type, ...asked }: Asked): ViewRecord => {
  const place = { database_id: source.database_id, data_source_id: source.id };
  const rest = { filter: asked.filter ?? null, sorts: asked.sorts ?? null, quick_filters: asked.quick_filters ?? null };
  return doing.store.put<ViewRecord>({ kind: 'view', id: newId(), ...place, name, type, ...rest, configuration: asked.configuration ?? { type }, ...born(doing) });
};

export function createView(call: Call) {
  const { store } = call;
  const { configuration, position, ...body } = checked(createViewSchema, call.body);
  const database = found(store, 'database', body.database_id, 'body.database_id');
  const source = found(store, 'data_source', body.data_source_id, 'body.data_source_id');
  assertNotInTrash(store, database);
  if (source.database_id !== database.id) throw invalid(`The data source ${source.id} is not in the database ${database.id}.`);
  assertSound(source, body);
  const view = putView(call, source, { ...body, configuration: viewConfig(source, body.type, configuration) });
  const others = viewsOf(store, database.id).filter((id) => id !== view.id);
  const at = position?.type === 'start' ? 0 : position?.type === 'after_view' ? others.indexOf(idOf(position.view_id, 'body.position.view_id')) + 1 : others.length;
  store.put({ ...database, views: others.toSpliced(at, 0, view.id) });
  return viewAnswer(store, view);
}

export const retrieveView = ({ store, id }: Call) => viewAnswer(store, foundView(store, id));

export function updateView(call: Call) {
  const { store } = call;
  const view = foundView(store, call.id);
  const source = store.get('data_source', view.data_source_id);
  const { configuration, name = view.name, filter = view.filter, sorts = view.sorts, quick_filters } = checked(updateViewSchema, call.body);
  assertSound(source, { filter, sorts });
  const quick = quick_filters === undefined ? view.quick_filters : quick_filters && (withoutNull({ ...view.quick_filters, ...quick_filters }) as ViewRecord['quick_filters']);
  const changed = { name, filter, sorts, quick_filters: quick, configuration: configuration ? viewConfig(source, view.type, configuration) : view.configuration };
  return viewAnswer(store, store.put({ ...view, ...changed, ...touched(call) }));
}

export function deleteView(call: Call) {
  const { store } = call;
  const view = foundView(store, call.id);
  const database = store.get('database', view.database_id);
  const others = viewsOf(store, database.id).filter((id) => id !== view.id);
  if (others.length === 0) throw invalid('Cannot delete the last view of a database.');
  store.put({ ...database, views: others });
  return partialViewAnswer(store.put({ ...view, in_trash: true, ...touched(call) }));
}

/** References only, as Notion gives them. */
export function listViews({ store, query }: Call) {
  const [databaseId, sourceId] = [query.get('database_id'), query.get('data_source_id')];
  if ((databaseId === null) === (sourceId === null)) throw invalid('query failed validation: exactly one of query.database_id and query.data_source_id should be defined.');
  const source = sourceId === null ? undefined : found(store, 'data_source', sourceId, 'query.data_source_id');
  const database = source ? store.get('database', source.database_id) : found(store, 'database', databaseId ?? '', 'query.database_id');
  const views = viewsOf(store, database.id).map((id) => store.get('view', id)).filter(({ data_source_id }) => !source || data_source_id === source.id);
  const { results, ...list } = pageOf(views, queryPaging(query));
  return { object: 'list', type: 'view', view: {}, ...list, results: results.map(({ id }) => ({ object: 'view' as const, id })) } satisfies ListDatabaseViewsResponse;
}

/** In the order of their tabs. A database that is older than the views of this stand-in has none. */
const viewsOf = (store: Call['store'], databaseId: string): string[] => store.get('database', databaseId).views ?? [];

export function foundView(store: Call['store'], id: string): ViewRecord {
  const view = found(store, 'view', id, 'path.view_id');
  if (view.in_trash) throw notFound('view', view.id);
  return view;
}

/** Refuses a filter or a sort of a column that is not there. */
function assertSound({ properties }: DataSourceRecord, { filter, sorts }: { filter?: ViewRecord['filter'] | undefined; sorts?: ViewRecord['sorts'] | undefined }): void {
  filterOf(filter ?? undefined, properties);
  sorted([], sorts ?? [], properties);
}

const withoutNull = <T extends object>(from: T) => Object.fromEntries(Object.entries(from).filter(([, value]) => value !== null && value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> };
