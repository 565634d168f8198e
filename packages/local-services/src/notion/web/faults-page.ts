import { faultSchema, type Fault } from '../edge/faults.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { NOTION_OPERATIONS } from '../operations.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';

/** Each as a person chooses it, with what the fault needs to know. */
const CHOICES: Record<string, { text: string; fault: object }> = {
  unreachable: { text: 'Unreachable: the connection closes, nothing is written', fault: { kind: 'unreachable' } },
  lost: { text: 'The answer is lost: written, then the connection closes', fault: { kind: 'unreachable', after: true } },
  limited: { text: '429, try again later', fault: { kind: 'rate_limited' } },
  blocked: { text: '429, blocked: trying again is wrong', fault: { kind: 'rate_limited', blocked: true } },
  ...Object.fromEntries([409, 500, 502, 503, 504, 529].map((status) => [`refused-${status}`, { text: `${status}, nothing is written`, fault: { kind: 'refused', status } }])),
  committed: { text: '503 though it was written, and it says what', fault: { kind: 'unavailable_after_commit' } },
  silent: { text: '503 though it was written, without a word', fault: { kind: 'unavailable_after_commit', ids: false } },
  stalled: { text: 'The answer stalls half-way', fault: { kind: 'stalled' } },
  html502: { text: 'A page of HTML with 502', fault: { kind: 'html' } },
  html200: { text: 'A page of HTML with 200', fault: { kind: 'html', status: 200 } },
  lag: { text: 'Queries and lists show nothing younger than 10 seconds', fault: { kind: 'query_lag', lag: 10 } },
};

export function faultsPage({ faults, clock }: NotionStandIn): Response {
  const live = faults.list(clock.now());
  return document(
    'Faults',
    [],
    html`<p class="quiet">What the stand-in does wrong on purpose. The first that fits a call meets it.</p>
      <h2>Switched on</h2>
      ${live.length === 0 ? html`<p class="quiet">None.</p>` : html`<ul class="plain">${live.map((fault) => html`<li>${described(fault)}</li>`)}</ul>
        <form method="post" action="/faults/clear"><button>Switch all off</button></form>`}
      <h2>Switch one on</h2>
      <form class="stack" method="post" action="/faults/add">
        <label for="choice">What</label><select id="choice" name="choice">${Object.entries(CHOICES).map(([name, { text }]) => html`<option value="${name}">${text}</option>`)}</select>
        <label for="operation">Of which operation</label>
        <select id="operation" name="operation"><option value="">all</option>${Object.keys(NOTION_OPERATIONS).map((name) => html`<option>${name}</option>`)}</select>
        <label for="only">Of which calls</label><select id="only" name="only"><option value="">all</option><option value="read">reads</option><option value="write">writes</option></select>
        <label for="times">How many calls (empty: without end)</label><input id="times" name="times" type="number" min="1" step="1" />
        <label for="seconds">How many seconds (empty: without end)</label><input id="seconds" name="seconds" type="number" min="1" step="1" />
        <label for="percent">Which share of the calls, in percent</label><input id="percent" name="percent" type="number" min="1" max="100" step="1" value="100" />
        <button>Switch on</button>
      </form>
      <h2>Clock</h2>
      <p>${new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' ')} UTC</p>
      <form class="row" method="post" action="/faults/clock">
        <label for="minutes">Move it on by minutes</label><input id="minutes" name="minutes" type="number" min="1" step="1" required /><button name="do" value="advance">Move</button>
      </form>
      <form method="post" action="/faults/clock"><button name="do" value="reset">Back to the machine's clock</button></form>`,
  );
}

const described = ({ kind, ...more }: Fault): Html => html`<strong>${kind}</strong> <span class="quiet">${Object.entries(more).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${String(value)}`).join(', ')}</span>`;

/** What a person chose, as the fault that it is. @throws ZodError */
export function faultOf(form: FormData): Fault {
  const text = (name: string) => String(form.get(name) ?? '') || undefined;
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
  const given = { operation: text('operation'), only: text('only'), times: number('times'), seconds: number('seconds'), probability: number('percent') === undefined ? undefined : Number(form.get('percent')) / 100 };
  return faultSchema.parse({ ...CHOICES[text('choice') ?? '']?.fault, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) });
}
