import type { NotionStandIn } from '../notion-stand-in.ts';
import { document } from './document.ts';
import { html } from './html.ts';

const SHOWN = 200;

/** The newest calls of the API first. */
export function callsPage({ calls, rate, clock }: NotionStandIn, query: URLSearchParams): Response {
  const [operation, path] = [query.get('operation') || undefined, query.get('path') || undefined];
  const found = calls.list({ operation, path });
  const names = [...new Set(calls.list().map((call) => call.operation))].toSorted();
  return document(
    'Calls',
    [],
    html`<p class="quiet">${rate.used(clock.now())} calls in the last minute, of ${Number.isFinite(rate.callsPerMinute) ? rate.callsPerMinute : 'any number'}, which may be spent at once. Whoever has the token shares them, the product too; what is beyond meets 429 until the oldest of them is a minute old.</p>
      <form class="row" method="get" action="/calls">
        <label for="operation">Operation</label><select id="operation" name="operation"><option value="">all</option>${names.map((name) => html`<option ${name === operation && html`selected`}>${name}</option>`)}</select>
        <label for="path">Part of the path</label><input id="path" name="path" type="text" value="${path ?? ''}" /><button>Find</button>
      </form>
      <p class="quiet">${found.length === 1 ? '1 call' : `${found.length} calls`}${found.length > SHOWN && `, the newest ${SHOWN} of them here`}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Calls">
        <table>
          <thead><tr><th scope="col">Time</th><th scope="col">Operation</th><th scope="col">Status</th><th scope="col">Fault</th><th scope="col">Path</th></tr></thead>
          <tbody>${found.slice(-SHOWN).toReversed().map((call) => html`<tr><td>${call.at.slice(11, 19)}</td><td>${call.operation}</td><td>${call.status || 'no answer'}</td><td>${call.fault}</td><td>${call.path}</td></tr>`)}</tbody>
        </table>
      </div>`,
  );
}
