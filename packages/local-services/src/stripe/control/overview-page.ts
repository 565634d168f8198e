import { html, type Html } from '../hosted/html.ts';
import { document, money } from '../hosted/layout.ts';
import { type Book, findSwitches } from '../state/book.ts';
import { switches } from '../state/switches.ts';
import type { Charge, CheckoutSession, Delivery, Event } from '../state/tables.ts';
import { ENDPOINT_EVENTS } from '../webhooks/endpoint-events.ts';

const SHOWN = 30;

/** What happened, newest first, for whoever opens the address in a browser. */
export function overviewPage(book: Book, endpoint: string | undefined): Response {
  const paused = findSwitches(book).paused;
  return document(
    'Stripe stand-in',
    html`<main class="overview"><h1>Stripe stand-in</h1>
<p class="note">Stands in for Stripe on this machine; no money moves.
${endpoint ? html`Webhooks go to <code>${endpoint}</code>.` : 'No webhooks are sent.'} ${flipped(book)}</p>
<form method="post" action="/_control/${paused ? 'resume' : 'pause'}"><button class="quiet small" type="submit">${
      paused ? 'Let webhooks leave' : 'Hold webhooks back'
    }</button></form>
${section('Payments', ['Payment', 'Amount', 'Status', 'When', 'Do'], book.list('charges').slice(0, SHOWN).map(chargeRow))}
${section('Checkout sessions', ['Session', 'Amount', 'Status', 'Reference', 'When'], book.list('sessions').slice(0, SHOWN).map(sessionRow))}
${section('Events', ['Event', 'Type', 'Delivered', 'When', 'Do'], book.list('events').slice(0, SHOWN).map(eventRow))}
${section(
  'Webhook deliveries',
  ['Event', 'Type', 'Status', 'Tries', 'Last answer'],
  book.list('deliveries').slice(0, SHOWN).map(deliveryRow),
)}</main>`,
  );
}

function section(title: string, heads: string[], rows: Html[]): Html {
  if (rows.length === 0) return html`<section><h2>${title}</h2><p class="note">Nothing yet.</p></section>`;
  return html`<section><h2>${title}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

const row = (...cells: (Html | string | number | null | false)[]) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
const code = (text: string | null) => html`<code>${text}</code>`;
const when = (seconds: number) => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19);
const button = (action: string, label: string) =>
  html`<form method="post" action="${action}"><button class="quiet small" type="submit">${label}</button></form>`;

const chargeRow = (charge: Charge) =>
  row(
    html`${code(charge.id)}<br>${code(charge.payment_intent)}`,
    money(charge.amount, charge.currency),
    [
      charge.status,
      charge.disputed && 'disputed',
      charge.amount_refunded > 0 && `${money(charge.amount_refunded, charge.currency)} refunded`,
    ]
      .filter(Boolean)
      .join(', '),
    when(charge.created),
    charge.status === 'succeeded' && !charge.disputed && !charge.refunded && button(`/_control/charges/${charge.id}/refund`, 'Refund'),
  );

const sessionRow = (session: CheckoutSession) =>
  row(
    session.url ? html`<a href="/c/pay/${session.id}">${code(session.id.slice(0, 20))}</a>` : code(session.id.slice(0, 20)),
    money(session.amount_total, session.currency),
    `${session.status}, ${session.payment_status}`,
    code(session.client_reference_id),
    when(session.created),
  );

const eventRow = (event: Event) =>
  row(code(event.id), event.type, arrived(event), when(event.created), button(`/_control/events/${event.id}/deliver`, 'Send again'));

function arrived({ type, pending_webhooks }: Event): string {
  if (!ENDPOINT_EVENTS.has(type)) return 'not asked for';
  return pending_webhooks === 0 ? 'yes' : 'not yet';
}

const deliveryRow = ({ event, type, kind, status, tries, attempts }: Delivery) =>
  row(
    code(event),
    type,
    kind === 'forged' ? `forged, ${status}` : status,
    tries,
    String(attempts.at(-1)?.status ?? attempts.at(-1)?.error ?? ''),
  );

/** The switches that are not as usual. */
function flipped(book: Book): string {
  const usual: Record<string, unknown> = switches.parse({});
  const unusual = Object.entries(findSwitches(book)).filter(([name, value]) => usual[name] !== value);
  return unusual.length > 0 ? `Switched: ${unusual.map(([name, value]) => `${name} ${String(value)}`).join(', ')}.` : '';
}
