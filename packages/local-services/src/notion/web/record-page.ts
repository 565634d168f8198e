import { getBlock, type BlockLike } from '../answers/block.ts';
import { minute } from '../answers/stamps.ts';
import { PERSON } from '../answers/people.ts';
import { propertiesOf } from '../answers/page.ts';
import { commentsOf } from '../api/comments.ts';
import { found } from '../api/find.ts';
import type { PageRecord, RichText } from '../model/records.ts';
import { plainText } from '../model/rich-text.ts';
import type { Store } from '../store/store.ts';
import { document, type Crumb } from './document.ts';
import { html, type Html } from './html.ts';
import { propertyForm } from './property-form.ts';
import { nameOf } from './shown.ts';

export function recordPage(store: Store, id: string): Response {
  const page = found(store, 'page', id, 'path.page_id');
  return document(nameOf(page), crumbsOf(store, page), html`${trashForm(page)}
    <p class="quiet">Last edited ${minute(page.edited_ms).slice(0, 16).replace('T', ' ')} UTC by ${who(page.edited_by)}</p>
    <h2>Properties</h2>
    <div class="properties">${propertiesOf(store, page).map((property) => propertyForm(store, page, property))}</div>
    <h2>Content</h2>
    ${page.children.length === 0 ? html`<p class="quiet">Empty.</p>` : blocks(store, page.children)}
    ${comments(store, page)}`);
}

const who = (id: string) => (id === PERSON ? 'a person' : 'the connection');

function crumbsOf(store: Store, { parent }: PageRecord): Crumb[] {
  if (parent.type === 'data_source_id') return [{ href: `/databases/${parent.data_source_id}`, name: plainText(store.get('data_source', parent.data_source_id).title) || 'Untitled' }];
  if (parent.type === 'page_id') return [{ href: `/pages/${parent.page_id}`, name: nameOf(store.get('page', parent.page_id)) }];
  return [];
}

const trashForm = ({ id, in_trash, parent }: PageRecord): Html | false =>
  parent.type !== 'workspace' &&
  html`<form class="row" method="post" action="/pages/${id}/${in_trash ? 'restore' : 'trash'}">
    ${in_trash && html`<p class="note">This page is in the trash.</p>`}<button>${in_trash ? 'Restore' : 'Move to trash'}</button>
  </form>`;

const comments = (store: Store, page: PageRecord): Html => html`<h2>Comments</h2>
  <ul class="plain">${commentsOf(store, page.id).map(({ rich_text, created_by, created_ms }) => html`<li>${plainText(rich_text)} <span class="quiet">${who(created_by)}, ${minute(created_ms).slice(0, 10)}</span></li>`)}</ul>
  <form class="row" method="post" action="/pages/${page.id}/comments">
    <label for="comment">Add a comment</label><textarea id="comment" name="text" rows="2" required maxlength="2000"></textarea><button ${page.in_trash && html`disabled`}>Comment</button>
  </form>`;

const blocks = (store: Store, ids: string[]): Html =>
  html`<div class="blocks">${ids.map((id) => getBlock(store, id)).filter(({ in_trash }) => !in_trash).map((block) => shownBlock(store, block))}</div>`;

function shownBlock(store: Store, block: BlockLike): Html {
  if (block.kind === 'page') return html`<p><a href="/pages/${block.id}">${nameOf(block)}</a></p>`;
  if (block.kind === 'database') return html`<p><a href="/databases/${block.data_sources[0]}">${plainText(block.title)}</a></p>`;
  const { rich_text = [], caption = [], external, url = (external as { url: string } | undefined)?.url } = block.content as { rich_text?: RichText; caption?: RichText; external?: object; url?: string };
  const text = plainText(rich_text) || plainText(caption);
  const inside = block.children.length > 0 && blocks(store, block.children);
  if (block.type === 'divider') return html`<hr />`;
  if (block.type.startsWith('heading_')) return html`<h3>${text}</h3>${inside}`;
  if (block.type === 'to_do') return html`<p>${block.content['checked'] ? 'Done' : 'To do'}: ${text}</p>${inside}`;
  if (block.type.endsWith('list_item')) return html`<p>• ${text}</p>${inside}`;
  if (url) return html`<p class="quiet">${block.type}: ${/^https?:/.test(url) ? html`<a href="${url}" rel="noreferrer">${text || url}</a>` : url}</p>`;
  return html`<p>${text || html`<span class="quiet">${block.type}</span>`}</p>${inside}`;
}
