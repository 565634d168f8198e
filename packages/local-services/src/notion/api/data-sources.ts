import { dataSourceAnswer } from '../answers/database.ts';
import { newId } from '../model/ids.ts';
import type { DataSourceRecord } from '../model/records.ts';
import { richTextOf } from '../model/rich-text.ts';
import { editProperties, newProperties, type DatabaseOf } from '../properties/schema-edits.ts';
import { checked } from '../requests/body.ts';
import { createDataSourceSchema, updateDataSourceSchema } from '../requests/database.schema.ts';
import type { PropertyConfigInput } from '../requests/property-config.schema.ts';
import { attachedFace } from './attach.ts';
import { born, touched, type Call, type Doing } from './call.ts';
import { assertMayLeaveTrash, assertNotInTrash, found } from './find.ts';
import { FIRST_VIEW, putView } from './views.ts';

type NewSource = Pick<DataSourceRecord, 'database_id' | 'title' | 'icon'> & { properties: Record<string, PropertyConfigInput> };

export const putDataSource = (doing: Doing, { properties, ...source }: NewSource): DataSourceRecord =>
  doing.store.put({ kind: 'data_source', id: newId(), ...source, description: [], properties: newProperties(properties, databaseOf(doing)), ...born(doing) });

export function createDataSource(call: Call) {
  const { store } = call;
  const body = attachedFace(call, checked(createDataSourceSchema, call.body));
  const database = found(store, 'database', body.parent.database_id, 'body.parent.database_id');
  assertNotInTrash(store, database);
  const source = putDataSource(call, { database_id: database.id, title: richTextOf(body.title ?? []), icon: body.icon ?? null, properties: body.properties });
  const view = putView(call, source, FIRST_VIEW);
  store.put({ ...database, data_sources: [...database.data_sources, source.id], views: [...(database.views ?? []), view.id] });
  return dataSourceAnswer(store, source);
}

export const retrieveDataSource = ({ store, id }: Call) => dataSourceAnswer(store, found(store, 'data_source', id, 'path.data_source_id'));

export function updateDataSource(call: Call) {
  const { store, id } = call;
  const source = found(store, 'data_source', id, 'path.data_source_id');
  const { title, icon = source.icon, properties, archived, in_trash = archived ?? source.in_trash } = attachedFace(call, checked(updateDataSourceSchema, call.body));
  if (in_trash) assertNotInTrash(store, source);
  else assertMayLeaveTrash(store, source);
  const changed = {
    title: title ? richTextOf(title) : source.title,
    properties: properties ? editProperties(source.properties, properties, databaseOf(call)) : source.properties,
  };
  return dataSourceAnswer(store, store.put({ ...source, ...changed, icon, in_trash, ...touched(call) }));
}

const databaseOf = ({ store }: Doing): DatabaseOf => (dataSourceId) => store.find('data_source', dataSourceId)?.database_id;
