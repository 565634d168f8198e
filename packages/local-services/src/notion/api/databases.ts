import { databaseAnswer } from '../answers/database.ts';
import { newId } from '../model/ids.ts';
import type { DatabaseRecord } from '../model/records.ts';
import { richTextOf } from '../model/rich-text.ts';
import { checked } from '../requests/body.ts';
import { createDatabaseSchema, updateDatabaseSchema } from '../requests/database.schema.ts';
import { attachedFace } from './attach.ts';
import { born, touched, type Call } from './call.ts';
import { putChildren } from './children.ts';
import { putDataSource } from './data-sources.ts';
import { assertMayLeaveTrash, assertNotInTrash, found } from './find.ts';
import { FIRST_VIEW, putView } from './views.ts';

export function createDatabase(call: Call) {
  const { store } = call;
  const body = attachedFace(call, checked(createDatabaseSchema, call.body));
  const parent = found(store, 'page', body.parent.page_id, 'body.parent.page_id');
  assertNotInTrash(store, parent);
  const id = newId();
  const title = richTextOf(body.title ?? []);
  const source = putDataSource(call, { database_id: id, title, icon: null, properties: body.initial_data_source?.properties ?? {} });
  const database = store.put<DatabaseRecord>({
    kind: 'database',
    id,
    parent: { type: 'page_id', page_id: parent.id },
    title,
    description: richTextOf(body.description ?? []),
    is_inline: body.is_inline ?? false,
    is_locked: false,
    data_sources: [source.id],
    views: [putView(call, source, FIRST_VIEW).id],
    icon: body.icon ?? null,
    cover: body.cover ?? null,
    ...born(call),
  });
  putChildren(store, parent, [id]);
  return databaseAnswer(store, database);
}

export const retrieveDatabase = ({ store, id }: Call) => databaseAnswer(store, found(store, 'database', id, 'path.database_id'));

export function updateDatabase(call: Call) {
  const { store, id } = call;
  const database = found(store, 'database', id, 'path.database_id');
  const { title, description, archived, in_trash = archived ?? database.in_trash, ...body } = attachedFace(call, checked(updateDatabaseSchema, call.body));
  if (in_trash) assertNotInTrash(store, database);
  else assertMayLeaveTrash(store, database);
  const { icon = database.icon, cover = database.cover, is_inline = database.is_inline, is_locked = database.is_locked } = body;
  const text = { title: title ? richTextOf(title) : database.title, description: description ? richTextOf(description) : database.description };
  return databaseAnswer(store, store.put({ ...database, ...text, icon, cover, is_inline, is_locked, in_trash, ...touched(call) }));
}
