import { getBlock, type BlockLike } from '../answers/block.ts';
import { linkOf } from '../answers/file.ts';
import { isUpload } from '../api/attach.ts';
import type { BlockRecord, PageRecord, RichText } from '../model/records.ts';
import { plainText } from '../model/rich-text.ts';
import type { Store } from '../store/store.ts';
import { html, type Html } from './html.ts';
import { lineOf } from './lines.ts';
import { nameOf } from './shown.ts';

/** The body of a page: each line of text can be changed, and lines can be added at its end. */
export const content = (store: Store, page: PageRecord): Html => html`<h2>Content</h2>
  ${page.children.length === 0 ? html`<p class="quiet">Empty.</p>` : blocks(store, page, page.children)}
  <form class="row" method="post" action="/pages/${page.id}/lines">
    <label for="lines">Add lines</label>
    <textarea id="lines" name="text" rows="3" required aria-describedby="marks"></textarea><button ${!canEdit(page) && html`disabled`}>Add</button>
  </form>
  <p class="quiet" id="marks"># is a heading (## and ### smaller ones), - a bullet, [ ] a to-do, [x] one that is done, all else a paragraph.</p>`;

export const canEdit = ({ in_trash, is_locked }: PageRecord): boolean => !in_trash && !is_locked;

const blocks = (store: Store, page: PageRecord, ids: string[]): Html =>
  html`<div class="blocks">${ids.map((id) => getBlock(store, id)).filter(({ in_trash }) => !in_trash).map((block) => shownBlock(store, page, block))}</div>`;

function shownBlock(store: Store, page: PageRecord, block: BlockLike): Html {
  if (block.kind === 'page') return html`<p><a href="/pages/${block.id}">${nameOf(block)}</a></p>`;
  if (block.kind === 'database') return html`<p><a href="/databases/${block.data_sources[0]}">${plainText(block.title) || 'Untitled'}</a></p>`;
  const inside = block.children.length > 0 && blocks(store, page, block.children);
  const line = lineOf(block);
  return line === undefined ? html`${otherBlock(store, page, block)}${inside}` : html`${lineForm(page, block, line)}${inside}`;
}

const lineForm = (page: PageRecord, { id, type }: BlockRecord, line: string): Html => html`<form class="row line" method="post" action="/pages/${page.id}/blocks/${id}">
  ${lineField(type, line, canEdit(page))}
  ${buttons(page, line)}
</form>`;

/** A browser takes the line breaks out of an input, and the first one out of a textarea. */
function lineField(type: string, line: string, isOpen: boolean): Html {
  const about = html`name="text" aria-label="${NAMES[type] ?? type}: ${line}" class="${type}" ${!isOpen && html`disabled`}`;
  const lines = line.split('\n').length;
  return lines > 1 ? html`<textarea rows="${String(lines)}" ${about}>\n${line}</textarea>` : html`<input type="text" value="${line}" ${about} />`;
}

const NAMES: Record<string, string> = {
  paragraph: 'Paragraph', heading_1: 'Heading', heading_2: 'Heading', heading_3: 'Heading', bulleted_list_item: 'Bullet', numbered_list_item: 'Number', to_do: 'To-do', toggle: 'Toggle', quote: 'Quote', callout: 'Callout',
};

const buttons = (page: PageRecord, about: string): Html => {
  const off = !canEdit(page) && html`disabled`;
  return html`<button name="do" value="save" aria-label="Save the line ${about}" ${off}>Save</button><button name="do" value="delete" aria-label="Delete the line ${about}" ${off}>Delete</button>`;
};

function otherBlock(store: Store, page: PageRecord, { id, type, content: of }: BlockRecord): Html {
  const text = plainText((of['caption'] ?? of['rich_text'] ?? []) as RichText);
  return html`<form class="row line" method="post" action="/pages/${page.id}/blocks/${id}">
    <div class="other">${type === 'divider' ? html`<hr />` : shown(store, type, of, text)}</div>
    <button name="do" value="delete" aria-label="Delete the ${type} ${text}" ${!canEdit(page) && html`disabled`}>Delete</button>
  </form>`;
}

function shown(store: Store, type: string, of: Record<string, unknown>, text: string): Html {
  if (isUpload(of)) {
    const { url } = linkOf(store, of).file;
    const name = text || (store.get('file_upload', of.file_upload.id).filename ?? 'file');
    return type === 'image' ? html`<img src="${new URL(url).pathname + new URL(url).search}" alt="${name}" />` : html`${type}: <a href="${new URL(url).pathname + new URL(url).search}">${name}</a>`;
  }
  const url = String((of['external'] as { url?: string } | undefined)?.url ?? of['url'] ?? '');
  if (/^https?:/.test(url)) return html`${type}: <a href="${url}" rel="noreferrer">${text || url}</a>`;
  return html`<span class="quiet">${type}</span> ${text}`;
}
