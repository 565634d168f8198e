import { foundByPerson } from '../api/find.ts';
import { isShared } from '../store/reach.ts';
import type { DataSourceRecord, DatabaseRecord } from '../model/records.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import { plainText } from '../model/rich-text.ts';
import { PROPERTY_TYPES } from '../properties/registry.ts';
import type { Store } from '../store/store.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';

/** Where a person renames, adds and deletes columns and options, and hides the database. */
export function columnsPage(store: Store, id: string): Response {
  const source = foundByPerson(store, 'data_source', id, 'path.data_source_id');
  const database = store.get('database', source.database_id);
  const name = plainText(source.title) || 'Untitled';
  return document(
    `Columns of ${name}`,
    [{ href: `/databases/${source.id}`, name }],
    html`${whole(store, source, database)}
      <h2>Columns</h2>
      ${source.properties.map((property) => column(source, property))}
      <h2>Add a column</h2>
      <form class="row" method="post" action="/databases/${source.id}/add-column">
        <label for="new-name">Name</label><input id="new-name" name="name" type="text" required />
        <label for="new-type">Type</label><select id="new-type" name="type">${ADDABLE.map((type) => html`<option>${type}</option>`)}</select><button>Add</button>
      </form>`,
  );
}

const ADDABLE = Object.keys(PROPERTY_TYPES).filter((type) => type !== 'title' && type !== 'relation');

const whole = (store: Store, { id }: DataSourceRecord, database: DatabaseRecord): Html => {
  const shared = isShared(store, database);
  return html`${!shared && html`<p class="note">Not shared with the connection: for the product it is not there. No event tells of it here, and Notion does not promise one: the product learns of it when it next looks.</p>`}
    <div class="row">
      <form method="post" action="/databases/${id}/${shared ? 'unshare' : 'share'}"><button>${shared ? 'Unshare from the connection' : 'Share with the connection'}</button></form>
      <form method="post" action="/databases/${id}/${database.in_trash ? 'restore' : 'trash'}"><button>${database.in_trash ? 'Restore' : 'Move to trash'}</button></form>
    </div>`;
};

const column = ({ id }: DataSourceRecord, property: PropertyRecord): Html => {
  const action = `/databases/${id}/column/${encodeURIComponent(property.id)}`;
  return html`<form class="row line" method="post" action="${action}">
      <input name="name" type="text" value="${property.name}" required aria-label="Name of the column ${property.name}" /><span class="quiet">${property.type}</span>
      <button name="do" value="rename" aria-label="Rename ${property.name}">Rename</button>
      ${property.type !== 'title' && html`<button name="do" value="delete" aria-label="Delete ${property.name}">Delete</button>`}
    </form>
    ${'options' in property && options(id, property)}`;
};

const options = (id: string, property: PropertyRecord & { options: { id: string; name: string }[] }): Html => {
  const action = `/databases/${id}/option/${encodeURIComponent(property.id)}`;
  return html`<div class="blocks">
    ${property.options.map((option) => html`<form class="row line" method="post" action="${action}">
      <input type="hidden" name="option" value="${option.id}" /><input name="name" type="text" value="${option.name}" required aria-label="Option ${option.name} of ${property.name}" />
      <button name="do" value="rename" aria-label="Rename the option ${option.name}">Rename</button><button name="do" value="delete" aria-label="Delete the option ${option.name}">Delete</button>
    </form>`)}
    <form class="row line" method="post" action="${action}">
      <input name="name" type="text" required aria-label="New option of ${property.name}" /><button name="do" value="add" aria-label="Add the option to ${property.name}">Add</button>
    </form>
  </div>`;
};
