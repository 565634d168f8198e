import type { CheckoutSession, LineItem } from '../state/tables.ts';
import { html, type Html } from './html.ts';
import { document, money } from './layout.ts';
import type { PayFields, Wrong } from './pay-form.ts';

export interface PayPage {
  session: CheckoutSession;
  items: LineItem[];
  typed?: PayFields;
  wrong?: Wrong;
  /** What the bank said. */
  error?: string;
}

/** The page on which a session is paid. */
export function payPage({ session, items, typed, wrong = {}, error }: PayPage): Response {
  const total = money(session.amount_total, session.currency);
  const problem = error ?? (Object.keys(wrong).length > 0 ? 'Some of this needs another look.' : undefined);
  return document(
    `Pay ${total}`,
    html`<main><span class="test">Test mode: no money moves</span>
<div class="pay"><section aria-labelledby="what">${summary(session, items, total)}</section>
<form class="card" method="post" novalidate aria-label="Payment">
${problem && html`<p class="error" role="alert">${problem}</p>`}
${field(
  { name: 'email', label: 'E-mail', type: 'email', value: typed?.email ?? session.customer_details?.email ?? '', autocomplete: 'email' },
  wrong,
)}
${methods(session, typed, wrong)}
<button type="submit">Pay ${total}</button>
${session.cancel_url && html`<a href="${session.cancel_url}">Cancel and go back</a>`}
${TEST_METHODS}</form></div></main>`,
  );
}

const summary = (
  session: CheckoutSession,
  items: LineItem[],
  total: string,
) => html`<h1 id="what">Your order</h1><p class="sum">${total}</p>
<ul class="lines">${items.map(
  (item) => html`<li><span>${item.description}
${(item.quantity ?? 1) > 1 && html`<small>${item.quantity} × ${money(item.price.unit_amount, item.currency)}</small>`}</span>
<span>${money(item.amount_total, item.currency)}</span></li>`,
)}<li class="total"><span>Total</span><span>${money(session.amount_total, session.currency)}</span></li></ul>`;

function methods(session: CheckoutSession, typed: PayFields | undefined, wrong: Wrong): Html {
  const chosen = typed?.method ?? session.payment_method_types[0];
  const offers = (type: string) => session.payment_method_types.includes(type);
  const choice = (value: string, label: string) =>
    offers(value) &&
    html`<label class="choice"><input type="radio" name="method" value="${value}"${chosen === value && html` checked`}> ${label}</label>`;
  return html`<fieldset class="methods"><legend>Pay by</legend>
${choice('card', 'Card')}${choice('us_bank_account', 'Bank debit (takes a while)')}
${offers('card') && html`<fieldset class="if-card"><legend class="note">Card</legend>${cardFields(typed, wrong)}</fieldset>`}
${
  offers('us_bank_account') &&
  html`<fieldset class="if-bank"><legend class="note">Bank debit</legend>
${field({ name: 'account', label: 'Account number', value: typed?.account ?? '', numeric: true }, wrong)}</fieldset>`
}
</fieldset>`;
}

const cardFields = (typed: PayFields | undefined, wrong: Wrong) => html`
${field({ name: 'card', label: 'Card number', value: typed?.card ?? '', numeric: true, autocomplete: 'cc-number' }, wrong)}
<div class="row">${field(
  { name: 'expiry', label: 'Expiry (MM / YY)', value: typed?.expiry ?? '', numeric: true, autocomplete: 'cc-exp' },
  wrong,
)}
${field({ name: 'cvc', label: 'CVC', value: '', numeric: true, autocomplete: 'cc-csc' }, wrong)}</div>
${field({ name: 'name', label: 'Name on card', value: typed?.name ?? '', autocomplete: 'cc-name' }, wrong)}`;

interface Field {
  name: keyof PayFields;
  label: string;
  value: string;
  type?: 'text' | 'email';
  numeric?: boolean;
  autocomplete?: string;
}

function field({ name, label, value, type = 'text', numeric, autocomplete = 'off' }: Field, wrong: Wrong): Html {
  const problem = wrong[name];
  const marks = problem ? html` aria-invalid="true" aria-describedby="${name}-wrong"` : html``;
  const keyboard = numeric ? html` inputmode="numeric"` : html``;
  return html`<label>${label}<input type="${type}" name="${name}" value="${value}" autocomplete="${autocomplete}"${keyboard}${marks}>
${problem && html`<span class="wrong" id="${name}-wrong">${problem}</span>`}</label>`;
}

const TEST_METHODS = html`<details><summary>Test cards and accounts</summary><dl class="cards">
<dt>4242 4242 4242 4242</dt><dd>is paid</dd><dt>4000 0000 0000 0002</dt><dd>is declined</dd>
<dt>4000 0025 0000 3155</dt><dd>asks for a confirmation first</dd><dt>4000 0000 0000 0259</dt><dd>is paid, then disputed</dd>
<dt>000123456789</dt><dd>bank debit that is paid later</dd><dt>000111111116</dt><dd>bank debit that fails later</dd></dl>
<p>Any expiry in the future and any three digits do.</p></details>`;
