import { found } from '../api/find.ts';
import type { PropertyOf, PropertyRecord } from '../model/property-record.ts';
import type { PageRecord } from '../model/records.ts';
import { plainText } from '../model/rich-text.ts';
import { valueOf } from '../properties/registry.ts';
import type { Store } from '../store/store.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';
import { pageLink, shownValue } from './shown.ts';

type Grouping = PropertyOf<'select'> | PropertyOf<'status'>;
const view = (name: string, href: string, isCurrent: boolean) =>
  html`<li><a href="${href}" ${isCurrent && html`aria-current="page"`}>${isCurrent ? html`<strong>${name}</strong>` : name}</a></li>`;
const canGroup = (property: PropertyRecord): property is Grouping => property.type === 'select' || property.type === 'status';

export function databasePage(store: Store, id: string, query: URLSearchParams): Response {
  const source = found(store, 'data_source', id, 'path.data_source_id');
  const pages = store.all('page').filter(({ parent, in_trash }) => !in_trash && parent.type === 'data_source_id' && parent.data_source_id === source.id);
  const groupings = source.properties.filter(canGroup);
  const by = groupings.find((property) => property.id === query.get('board'));
  return document(
    plainText(source.title) || 'Untitled',
    [],
    html`<nav aria-label="Views">
        <ol>
          ${view('Table', `/databases/${id}`, !by)}
          ${groupings.map((property) => view(`Board by ${property.name}`, `/databases/${id}?board=${encodeURIComponent(property.id)}`, property === by))}
        </ol>
      </nav>
      <p class="quiet">${pages.length === 1 ? '1 page' : `${pages.length} pages`}</p>
      ${by ? board(pages, by) : table(store, pages, source.properties)}`,
  );
}

const table = (store: Store, pages: PageRecord[], properties: PropertyRecord[]): Html => {
  const columns = properties.toSorted((a, b) => Number(b.type === 'title') - Number(a.type === 'title'));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead><tr>${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${pages.map((page) => html`<tr>${columns.map((property) => html`<td>${shownValue(store, page, property)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
};

const board = (pages: PageRecord[], by: Grouping): Html => {
  const columns = [...by.options, { id: null, name: `No ${by.name}` }];
  return html`<div class="board" tabindex="0" role="region" aria-label="Board by ${by.name}">
    ${columns.map(({ id, name }) => {
      const cards = pages.filter((page) => valueOf(page, by) === id);
      return html`<section><h2>${name} <span class="quiet">${cards.length}</span></h2><ul>${cards.map((page) => html`<li>${pageLink(page)}</li>`)}</ul></section>`;
    })}
  </div>`;
};
