import { propertiesOf } from '../answers/page.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import type { FileValue, PageRecord, RichText } from '../model/records.ts';
import { plain, plainText } from '../model/rich-text.ts';
import { valueOf } from '../properties/registry.ts';
import type { Store } from '../store/store.ts';
import { html, type Html } from './html.ts';
import { nameOf } from './shown.ts';

/** One property of a page with a button that keeps it. */
export const propertyForm = (store: Store, page: PageRecord, property: PropertyRecord, isOpen: boolean): Html =>
  html`<form class="row" method="post" action="/pages/${page.id}/properties/${encodeURIComponent(property.id)}">
    <label for="p-${property.id}">${property.name}</label>
    ${field(store, page, property)}
    ${property.type !== 'files' && html`<button aria-label="Save ${property.name}" ${!isOpen && html`disabled`}>Save</button>`}
  </form>`;

function field(store: Store, page: PageRecord, property: PropertyRecord): Html {
  const value = valueOf(page, property);
  const id = `p-${property.id}`;
  const input = (type: string, text: string, more?: Html) => html`<input id="${id}" name="value" type="${type}" value="${text}" ${more} />`;
  switch (property.type) {
    case 'title':
    case 'rich_text': return input('text', plainText(value as RichText));
    case 'number': return input('number', value === null ? '' : String(value), html`step="any"`);
    case 'date': return input('date', value ? (value as { start: string }).start.slice(0, 10) : '');
    case 'url': return input('url', String(value ?? ''));
    case 'email': return input('email', String(value ?? ''));
    case 'phone_number': return input('tel', String(value ?? ''));
    case 'files': return html`<span id="${id}">${(value as FileValue[]).map(({ name }) => name).join(', ')}</span>`;
    case 'multi_select': return html`<select id="${id}" name="value" multiple>${property.options.map((one) => option(one.name, one.name, (value as string[]).includes(one.id)))}</select>`;
    case 'checkbox': return html`<input id="${id}" name="value" type="checkbox" ${value && html`checked`} />`;
    case 'select':
    case 'status': return html`<select id="${id}" name="value"><option value=""></option>${property.options.map((one) => option(one.name, one.name, one.id === value))}</select>`;
    case 'relation': {
      const others = store.all('page').filter(({ parent, in_trash }) => !in_trash && parent.type === 'data_source_id' && parent.data_source_id === property.data_source_id);
      return html`<select id="${id}" name="value" multiple>${others.map((other) => option(other.id, nameWithin(store, other), (value as string[]).includes(other.id)))}</select>`;
    }
  }
}

/** Steps of several projects have the same names: with the one page that it belongs to, where there is one. */
function nameWithin(store: Store, page: PageRecord): string {
  const [within] = propertiesOf(store, page).flatMap((property) => {
    const related = property.type === 'relation' ? (valueOf(page, property) as string[]) : [];
    return related.length === 1 ? (store.find('page', related[0] ?? '') ?? []) : [];
  });
  return within ? `${nameOf(page)} (${nameOf(within)})` : nameOf(page);
}

const option = (value: string, name: string, isChosen: boolean) => html`<option value="${value}" ${isChosen && html`selected`}>${name || 'Untitled'}</option>`;

/** What the form sent, as a request of the API would say it. */
export function requestOf(property: PropertyRecord, form: FormData): Record<string, unknown> {
  const texts = form.getAll('value').map(String);
  const [text = ''] = texts;
  const input: Record<PropertyRecord['type'], () => unknown> = {
    title: () => plain(text),
    rich_text: () => plain(text),
    number: () => (text === '' ? null : Number(text)),
    date: () => (text === '' ? null : { start: text }),
    url: () => text || null,
    email: () => text || null,
    phone_number: () => text || null,
    // why: the form has no field for files, so there is nothing to send
    files: () => undefined,
    multi_select: () => texts.map((name) => ({ name })),
    checkbox: () => texts.length > 0,
    select: () => (text === '' ? null : { name: text }),
    status: () => (text === '' ? null : { name: text }),
    relation: () => texts.map((id) => ({ id })),
  };
  return { [property.type]: input[property.type]() };
}
