import { minute } from '../answers/stamps.ts';
import { PERSON } from '../answers/people.ts';
import { propertiesOf } from '../answers/page.ts';
import { commentsOf } from '../api/comments.ts';
import { foundByPerson } from '../api/find.ts';
import { isShared } from '../store/reach.ts';
import type { PageRecord } from '../model/records.ts';
import { plainText } from '../model/rich-text.ts';
import type { Store } from '../store/store.ts';
import { canEdit, content } from './content.ts';
import { document, type Crumb } from './document.ts';
import { html, type Html } from './html.ts';
import { propertyForm } from './property-form.ts';
import { nameOf } from './shown.ts';

export function recordPage(store: Store, id: string): Response {
  const page = foundByPerson(store, 'page', id, 'path.page_id');
  return document(nameOf(page), crumbsOf(store, page), html`${page.in_trash && html`<p class="note">This page is in the trash.</p>`}
    ${!isShared(store, page) && html`<p class="note">Not shared with the connection: for the product it is not there. No event tells of it here, and Notion does not promise one: the product learns of it when it next looks.</p>`}
    ${page.is_locked && html`<p class="note">Locked: people cannot edit it, the connection can.</p>`}
    ${wholePage(store, page)}
    <p class="quiet">Last edited ${minute(page.edited_ms).slice(0, 16).replace('T', ' ')} UTC by ${who(page.edited_by)}</p>
    <h2>Properties</h2>
    <div class="properties">${propertiesOf(store, page).map((property) => propertyForm(store, page, property, canEdit(page)))}</div>
    ${content(store, page)}
    ${comments(store, page)}`);
}

const who = (id: string) => (id === PERSON ? 'a person' : 'the connection');

function crumbsOf(store: Store, { parent }: PageRecord): Crumb[] {
  if (parent.type === 'data_source_id') return [{ href: `/databases/${parent.data_source_id}`, name: plainText(store.get('data_source', parent.data_source_id).title) || 'Untitled' }];
  if (parent.type === 'page_id') return [{ href: `/pages/${parent.page_id}`, name: nameOf(store.get('page', parent.page_id)) }];
  return [];
}

const button = (page: PageRecord, action: string, text: string): Html => html`<form method="post" action="/pages/${page.id}/${action}"><button>${text}</button></form>`;

const wholePage = (store: Store, page: PageRecord): Html => html`<div class="row">
  ${page.parent.type !== 'workspace' && (page.in_trash ? button(page, 'restore', 'Restore') : button(page, 'trash', 'Move to trash'))}
  ${isShared(store, page) ? button(page, 'unshare', 'Unshare from the connection') : button(page, 'share', 'Share with the connection')}
  ${!page.in_trash && (page.is_locked ? button(page, 'unlock', 'Unlock') : button(page, 'lock', 'Lock'))}
</div>`;

const comments = (store: Store, page: PageRecord): Html => html`<h2>Comments</h2>
  <ul class="plain">${commentsOf(store, page.id).map(({ id, rich_text, created_by, created_ms, display_name }) => {
    const text = plainText(rich_text);
    return html`<li>${text} <span class="quiet">${display_name ?? who(created_by)}, ${minute(created_ms).slice(0, 10)}</span>
      ${created_by === PERSON && html`<form class="inline" method="post" action="/pages/${page.id}/uncomment/${id}"><button aria-label="Delete the comment ${text}">Delete</button></form>`}</li>`;
  })}</ul>
  <form class="row" method="post" action="/pages/${page.id}/comments">
    <label for="comment">Add a comment</label><textarea id="comment" name="text" rows="2" required maxlength="2000"></textarea><button ${page.in_trash && html`disabled`}>Comment</button>
  </form>`;
