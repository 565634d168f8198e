import type { CheckoutSession } from '../state/tables.ts';
import { html } from './html.ts';
import { document, money } from './layout.ts';

export const completePage = (session: CheckoutSession): Response =>
  document('Already paid', html`<main><h1>This payment is complete</h1>
<p>You are all done here, and nothing is charged twice.</p><p><a href="${successUrl(session)}">Go on</a></p></main>`);

export const expiredPage = (session: CheckoutSession): Response =>
  document(
    'This page has expired',
    html`<main><h1>This checkout has expired</h1>
<p>Nothing was charged. Go back and start the payment again.</p>
${session.cancel_url && html`<p><a href="${session.cancel_url}">Go back</a></p>`}</main>`,
  );

export const unknownPage = (): Response => document('Not found', html`<main><h1>There is no such checkout</h1>
<p>Check the address, or start the payment again.</p></main>`, 404);

/** The bank asks the payer whether it is really they. */
export const challengePage = (session: CheckoutSession): Response =>
  document(
    'Confirm the payment',
    html`<main><span class="test">Test mode: no money moves</span><h1>Your bank asks you to confirm</h1>
<p>A payment of ${money(session.amount_total, session.currency)}. At a real bank you would type a code or open its app now.</p>
<form method="post"><div class="actions"><button type="submit" name="outcome" value="complete">Complete authentication</button>
<button class="quiet" type="submit" name="outcome" value="fail">Fail authentication</button></div></form></main>`,
  );

export const successUrl = ({ id, success_url }: CheckoutSession): string => (success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', id);
