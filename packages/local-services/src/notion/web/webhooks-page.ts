import type { NotionStandIn } from '../notion-stand-in.ts';
import type { Delivery, EventRecord } from '../webhooks/event-record.ts';
import type { WebhookSwitches } from '../webhooks/switches.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';

const SHOWN = 100;
const STATES = { new: 'waiting for the endpoint to take the token', told: 'waiting for the token to be pasted back', active: 'active' } as const;
const NUMBERS: [name: keyof WebhookSwitches, text: string, step: string][] = [
  ['copies', 'Copies of each event', '1'],
  ['forge', 'Forged ones before each', '1'],
  ['drop', 'Share that is lost, 0 to 1', '0.05'],
  ['delay_ms', 'Delay, in ms', '1'],
  ['shuffle_ms', 'Random delay up to, in ms', '1'],
  ['window_ms', 'Changes gathered for, in ms', '1'],
  ['first_retry_ms', 'Second try after, in ms', '1'],
];

export function webhooksPage({ webhooks }: NotionStandIn): Response {
  const subscription = webhooks.subscription();
  const switches = webhooks.switches();
  return document(
    'Webhooks',
    [],
    html`${subscription ? html`<p>To ${subscription.url}: <strong>${STATES[subscription.state]}</strong></p>` : html`<p class="quiet">There is no subscription: the stand-in was started without an endpoint.</p>`}
      ${subscription && html`<form class="row" method="post" action="/webhooks/verify">
          <label for="token">Verification token</label><input id="token" name="token" type="text" required autocomplete="off" /><button>Verify</button>
        </form>
        <form method="post" action="/webhooks/resend"><button>Send the token again</button></form>`}
      <h2>Switches</h2>
      <form class="stack" method="post" action="/webhooks/switches">
        ${NUMBERS.map(([name, text, step]) => html`<label for="s-${name}">${text}</label><input id="s-${name}" name="${name}" type="number" min="0" step="${step}" value="${String(switches[name])}" required />`)}
        <label for="s-paused">Hold all back</label><input id="s-paused" name="paused" type="checkbox" ${switches.paused && html`checked`} />
        <button>Set</button>
      </form>
      <h2>Events</h2>
      ${log(webhooks.events())}`,
  );
}

const log = (events: EventRecord[]): Html =>
  events.length === 0
    ? html`<p class="quiet">None yet.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Events"><table>
        <thead><tr><th scope="col">Time</th><th scope="col">Type</th><th scope="col">Deliveries</th><th scope="col">Of</th><th scope="col">Again</th></tr></thead>
        <tbody>${events.slice(-SHOWN).toReversed().map(row)}</tbody>
      </table></div>`;

const row = ({ id, at_ms, happening: { type, entity }, deliveries }: EventRecord): Html => html`<tr>
  <td>${new Date(at_ms).toISOString().slice(11, 19)}</td><td>${type}</td><td>${deliveries.map((delivery, i) => html`${i > 0 && ', '}${told(delivery)}`)}</td><td>${entity.id}</td>
  <td><form method="post" action="/webhooks/redeliver"><input type="hidden" name="id" value="${id}" /><button aria-label="Deliver ${type} of ${entity.id} again">Deliver</button></form></td>
</tr>`;

const told = ({ status, attempts, is_forged }: Delivery): string => {
  const last = attempts.at(-1);
  const tries = attempts.length > 0 ? ` (${attempts.length === 1 ? '1 try' : `${attempts.length} tries`}, last ${last?.status ?? 'no answer'})` : '';
  return `${is_forged ? 'forged, ' : ''}${status}${tries}`;
};
