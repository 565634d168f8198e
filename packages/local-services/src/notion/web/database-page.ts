import { foundByPerson } from '../api/find.ts';
import type { PropertyOf, PropertyRecord } from '../model/property-record.ts';
import type { DataSourceRecord, PageRecord, ViewRecord } from '../model/records.ts';
import { plainText } from '../model/rich-text.ts';
import { valueOf } from '../properties/registry.ts';
import { filterOf } from '../query/filter.ts';
import { sorted } from '../query/sort.ts';
import type { Store } from '../store/store.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';
import { pageLink, shownValue } from './shown.ts';

type Grouping = PropertyOf<'select'> | PropertyOf<'status'>;
const tab = (name: string, href: string, isCurrent: boolean) =>
  html`<li><a href="${href}" ${isCurrent && html`aria-current="page"`}>${isCurrent ? html`<strong>${name}</strong>` : name}</a></li>`;
const canGroup = (property: PropertyRecord): property is Grouping => property.type === 'select' || property.type === 'status';

export function databasePage(store: Store, id: string, query: URLSearchParams): Response {
  const source = foundByPerson(store, 'data_source', id, 'path.data_source_id');
  const views = (store.get('database', source.database_id).views ?? []).map((view) => store.get('view', view)).filter(({ data_source_id }) => data_source_id === source.id);
  const view = views.find((one) => one.id === query.get('view'));
  const groupings = source.properties.filter(canGroup);
  const by = groupings.find((property) => property.id === (view ? groupOf(view) : query.get('board')));
  const pages = shownPages(store, source, view);
  return document(
    plainText(source.title) || 'Untitled',
    [],
    html`<nav aria-label="Views">
        <ol>
          ${tab('Table', `/databases/${id}`, !by && !view)}
          ${views.slice(1).map((one) => tab(one.name || one.type, `/databases/${id}?view=${one.id}`, one === view))}
          ${groupings.map((property) => tab(`Board by ${property.name}`, `/databases/${id}?board=${encodeURIComponent(property.id)}`, !view && property === by))}
        </ol>
      </nav>
      <p class="quiet">${pages.length === 1 ? '1 page' : `${pages.length} pages`} · <a href="/databases/${id}/columns">Columns and sharing</a></p>
      ${by ? board(pages, by) : view?.type === 'gallery' || view?.type === 'list' ? cards(pages, view.type) : table(store, pages, source.properties)}
      <form class="row" method="post" action="/databases/${id}/add-page">
        <label for="new-page">Add a page</label><input id="new-page" name="name" type="text" required /><button>Add</button>
      </form>`,
  );
}

const groupOf = ({ configuration }: ViewRecord) => (configuration['group_by'] as { property_id?: string } | undefined)?.property_id;

function shownPages(store: Store, { id, properties }: DataSourceRecord, view: ViewRecord | undefined): PageRecord[] {
  const all = store.all('page').filter(({ parent, in_trash }) => !in_trash && parent.type === 'data_source_id' && parent.data_source_id === id);
  return view ? sorted(all.filter(filterOf(view.filter ?? undefined, properties)), view.sorts ?? [], properties) : all;
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
      const inside = pages.filter((page) => valueOf(page, by) === id);
      return html`<section><h2>${name} <span class="quiet">${inside.length}</span></h2><ul>${inside.map((page) => html`<li>${pageLink(page)}</li>`)}</ul></section>`;
    })}
  </div>`;
};

const cards = (pages: PageRecord[], type: string): Html => html`<ul class="${type === 'gallery' ? 'gallery' : 'plain'}">${pages.map((page) => html`<li>${pageLink(page)}</li>`)}</ul>`;
