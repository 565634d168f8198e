import { z } from '@sage/config/z';
import { notFound, Problem } from '../edge/problem.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { callsPage } from './calls-page.ts';
import { columnsPage } from './columns-page.ts';
import { DATABASE_ACTIONS } from './database-actions.ts';
import { databasePage } from './database-page.ts';
import { backTo, document, styleSheet } from './document.ts';
import { faultsPage } from './faults-page.ts';
import { html } from './html.ts';
import { actOnStandIn } from './own-actions.ts';
import { PAGE_ACTIONS } from './page-actions.ts';
import { recordPage } from './record-page.ts';
import { webhooksPage } from './webhooks-page.ts';
import { workspacePage } from './workspace-page.ts';

/** Where a person sees the workspace and edits it. Works without JavaScript. */
export async function web(standIn: NotionStandIn, request: Request): Promise<Response> {
  try {
    const url = new URL(request.url);
    const [noun = '', id = '', action = '', key = ''] = url.pathname.split('/').slice(1);
    if (request.method === 'POST') return backTo(acted(standIn, [noun, id, action, decodeURIComponent(key)], await request.formData()));
    if (request.method === 'GET') return shown(standIn, [noun, id, action], url.searchParams);
    throw nowhere();
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof z.ZodError)) throw error;
    const status = error instanceof Problem ? error.status : 400;
    const text = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return document(status === 404 ? 'Not here' : 'That does not work', [], html`<p class="note" role="alert">${text}</p>`, status);
  }
}

const nowhere = () => new Problem(404, 'object_not_found', 'There is no such page.');

function shown(standIn: NotionStandIn, [noun, id = '', action]: string[], query: URLSearchParams): Response {
  if (noun === 'databases' && action === 'columns') return columnsPage(standIn.store, id);
  if (action) throw nowhere();
  switch (noun) {
    case 'databases': return databasePage(standIn.store, id, query);
    case 'pages': return recordPage(standIn.store, id);
    case '': return workspacePage(standIn);
    case 'faults': return faultsPage(standIn);
    case 'calls': return callsPage(standIn, query);
    case 'webhooks': return webhooksPage(standIn);
    case 'style.css': return styleSheet();
    default: throw nowhere();
  }
}

/** @returns where the person goes on. */
function acted(standIn: NotionStandIn, [noun = '', id = '', action = '', key = '']: string[], form: FormData): string {
  if (noun === 'pages') {
    const act = Object.hasOwn(PAGE_ACTIONS, action) ? PAGE_ACTIONS[action] : undefined;
    if (!act) throw notFound('action', action);
    act(standIn, id, key, form);
    return `/pages/${encodeURIComponent(id)}`;
  }
  if (noun === 'databases') {
    const act = Object.hasOwn(DATABASE_ACTIONS, action) ? DATABASE_ACTIONS[action] : undefined;
    if (!act) throw notFound('action', action);
    return act(standIn, id, key, form) ?? `/databases/${encodeURIComponent(id)}/columns`;
  }
  actOnStandIn(standIn, noun, id, form);
  return `/${noun}`;
}
