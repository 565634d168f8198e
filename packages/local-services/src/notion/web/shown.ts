import { plainText } from '../model/rich-text.ts';
import { titleOf } from '../answers/page.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import type { FileValue, PageRecord, RichText } from '../model/records.ts';
import { valueOf } from '../properties/registry.ts';
import type { Store } from '../store/store.ts';
import { html, type Html } from './html.ts';

export const nameOf = (page: PageRecord): string => titleOf(page) || 'Untitled';
export const pageLink = (page: PageRecord): Html => html`<a href="/pages/${page.id}">${nameOf(page)}</a>`;

/** A value as a person reads it. */
export function shownValue(store: Store, page: PageRecord, property: PropertyRecord): Html {
  const value = valueOf(page, property);
  switch (property.type) {
    case 'title': return pageLink(page);
    case 'rich_text': return html`${plainText(value as RichText)}`;
    case 'checkbox': return html`${value ? 'yes' : 'no'}`;
    case 'number': return html`${value === null ? '' : property.format === 'percent' ? `${Math.round(Number(value) * 100)} %` : String(value)}`;
    case 'date': return html`${value ? (value as { start: string }).start.slice(0, 10) : ''}`;
    case 'email':
    case 'phone_number': return html`${String(value ?? '')}`;
    case 'files': return html`${(value as FileValue[]).map(({ name }) => name).join(', ')}`;
    case 'multi_select': return html`${property.options.filter(({ id }) => (value as string[]).includes(id)).map(({ name }) => html`<span class="pill">${name}</span> `)}`;
    case 'url': return value && /^https?:/.test(String(value)) ? html`<a href="${String(value)}" rel="noreferrer">${String(value)}</a>` : html`${String(value ?? '')}`;
    case 'relation': return html`${(value as string[]).map((id, i) => html`${i > 0 && ', '}${related(store, id)}`)}`;
    case 'select':
    case 'status': {
      const name = property.options.find(({ id }) => id === value)?.name;
      return html`${name && html`<span class="pill">${name}</span>`}`;
    }
  }
}

function related(store: Store, id: string) {
  const page = store.find('page', id);
  return page ? pageLink(page) : 'a page that is gone';
}
