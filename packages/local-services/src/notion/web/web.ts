import { Problem } from '../edge/problem.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { act } from './actions.ts';
import { databasePage } from './database-page.ts';
import { backTo, document, styleSheet } from './document.ts';
import { html } from './html.ts';
import { recordPage } from './record-page.ts';
import { workspacePage } from './workspace-page.ts';

/** Where a person sees the workspace and edits it. Works without JavaScript. */
export async function web(standIn: NotionStandIn, request: Request): Promise<Response> {
  try {
    return await answered(standIn, request);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return document(error.status === 404 ? 'Not here' : 'That does not work', [], html`<p class="note" role="alert">${error.message}</p>`, error.status);
  }
}

async function answered(standIn: NotionStandIn, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const [noun, id = '', action = '', key] = pathname.split('/').slice(1);
  if (request.method === 'POST' && noun === 'pages' && action) {
    act(standIn, id, action, key, await request.formData());
    return backTo(`/pages/${encodeURIComponent(id)}`);
  }
  if (request.method !== 'GET' || action) throw new Problem(404, 'object_not_found', 'There is no such page.');
  if (noun === '') return workspacePage(standIn);
  if (noun === 'style.css') return styleSheet();
  if (noun === 'databases') return databasePage(standIn.store, id, searchParams);
  if (noun === 'pages') return recordPage(standIn.store, id);
  throw new Problem(404, 'object_not_found', 'There is no such page.');
}
