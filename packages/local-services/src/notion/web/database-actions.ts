import { foundByPerson } from '../api/find.ts';
import { invalid } from '../edge/problem.ts';
import { plain } from '../model/rich-text.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { findProperty } from '../properties/registry.ts';

/** @returns where to go next, if not back to the columns. */
type DatabaseAction = (standIn: NotionStandIn, sourceId: string, key: string, form: FormData) => string | void;

const valueOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

function edit({ person }: NotionStandIn, id: string, properties: object): void {
  person.ask('dataSources.update', { id, body: { properties } });
}
const databaseOf = ({ store }: NotionStandIn, id: string) => foundByPerson(store, 'data_source', id, 'path.data_source_id').database_id;
const trash = (in_trash: boolean): DatabaseAction => (standIn, id) => void standIn.person.ask('databases.update', { id: databaseOf(standIn, id), body: { in_trash } });

/** What a person does with a database, by the last part of the form's address. */
export const DATABASE_ACTIONS: Readonly<Record<string, DatabaseAction>> = {
  share: (standIn, id) => void standIn.person.share(databaseOf(standIn, id), true),
  unshare: (standIn, id) => void standIn.person.share(databaseOf(standIn, id), false),
  trash: trash(true),
  restore: trash(false),
  'add-page'({ person, store }, id, _key, form) {
    const title = foundByPerson(store, 'data_source', id, 'path.data_source_id').properties.find(({ type }) => type === 'title');
    const made = person.ask('pages.create', { body: { parent: { data_source_id: id }, properties: { [title?.id ?? 'title']: { title: plain(valueOf(form, 'name')) } } } });
    return `/pages/${(made as { id: string }).id}`;
  },
  'add-column': (standIn, id, _key, form) => edit(standIn, id, { [valueOf(form, 'name')]: { [valueOf(form, 'type')]: {} } }),
  column: (standIn, id, key, form) => edit(standIn, id, { [key]: form.get('do') === 'delete' ? null : { name: valueOf(form, 'name') } }),
  option(standIn, id, key, form) {
    const [name, option, what] = [valueOf(form, 'name'), valueOf(form, 'option'), form.get('do')];
    const property = findProperty(foundByPerson(standIn.store, 'data_source', id, 'path.data_source_id').properties, key);
    if (!property || !('options' in property)) throw invalid(`${key} has no options.`);
    if (what === 'delete') standIn.person.removeOption(id, key, option);
    else edit(standIn, id, { [property.id]: { [property.type]: { options: [what === 'add' ? { name } : { id: option, name }] } } });
  },
};
