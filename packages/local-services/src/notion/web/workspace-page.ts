import { titleOf } from '../answers/page.ts';
import { plainText } from '../model/rich-text.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { document } from './document.ts';
import { html } from './html.ts';
import { pageLink } from './shown.ts';

export function workspacePage({ store, parentPageId, calls, faults, clock }: NotionStandIn): Response {
  const pages = store.all('page');
  const sources = store.all('data_source').filter(({ in_trash, database_id }) => !in_trash && !store.get('database', database_id).in_trash);
  const count = (id: string) => pages.filter(({ parent, in_trash }) => !in_trash && parent.type === 'data_source_id' && parent.data_source_id === id).length;
  const trashed = pages.filter(({ in_trash }) => in_trash);
  const root = store.get('page', parentPageId);
  const wrong = faults.list(clock.now()).length;
  return document(
    titleOf(root),
    [],
    html`<p class="quiet">Stands in for Notion on this machine. What you change here looks to the product like a colleague's edit in Notion.</p>
      ${wrong > 0 && html`<p class="note"><a href="/faults">Faults that are switched on: ${wrong}.</a></p>`}
      <h2>Databases</h2>
      ${sources.length === 0 && html`<p class="quiet">None yet: the product makes them when it first starts.</p>`}
      <ul class="plain">
        ${sources.map(({ id, title }) => html`<li><a href="/databases/${id}">${plainText(title) || 'Untitled'}</a> <span class="quiet">${count(id)} pages</span></li>`)}
      </ul>
      <h2>Page</h2>
      <p>${pageLink(root)}</p>
      <h2>Trash</h2>
      ${trashed.length === 0 ? html`<p class="quiet">Empty.</p>` : html`<ul class="plain">${trashed.map((page) => html`<li>${pageLink(page)}</li>`)}</ul>`}
      <p class="quiet"><a href="/calls">${calls.list().length} calls of the API</a> since it started.</p>`,
  );
}
