import type { Stripe } from 'stripe';
import { expect, it } from 'vitest';
import { CARD, openShop, ORDER } from '../testing/shop.ts';

const typesOf = async (stripe: Stripe, last: number) =>
  (await stripe.events.list({ limit: last })).data.map(({ type }) => type).toReversed();
const open = async ({ stripe }: { stripe: Stripe }, more: object = {}) => {
  const session = await stripe.checkout.sessions.create({ ...ORDER, ...more });
  return { ...session, url: session.url ?? '' };
};

it('shows the order and a form that needs no script, and lets nothing else in', async () => {
  const shop = await openShop();
  const { url } = await open(shop, {
    customer_email: 'maya@example.com',
    line_items: [{ quantity: 2, price_data: { currency: 'usd', unit_amount: 5_000, product_data: { name: '<b>Hedge</b> & gate' } } }],
  });
  const response = await fetch(url);
  const page = await response.text();
  expect(page).toContain('&lt;b&gt;Hedge&lt;/b&gt; &amp; gate');
  expect(page).toContain('2 × $50.00');
  expect(page).toContain('value="maya@example.com"');
  expect(page).toContain('href="http://localhost:3000/result/1"');
  expect(page).not.toContain('<script');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
  for (const file of ['/c/style.css', '/c/icon.svg']) expect((await fetch(new URL(file, shop.url))).status).toBe(200);
});

it('takes the money once, however often the form is sent', async () => {
  const shop = await openShop();
  const session = await open(shop);
  const paid = await Promise.all([shop.post(session.url, CARD), shop.post(session.url, CARD)]);
  expect(paid.map(({ status }) => status).sort()).toEqual([200, 303]);
  expect(paid.find(({ status }) => status === 303)?.headers.get('location')).toBe(`http://localhost:3001/paid/${session.id}`);
  expect(await (await fetch(session.url)).text()).toContain('nothing is charged twice');
  expect((await shop.stripe.charges.list()).data).toHaveLength(1);
  expect(await typesOf(shop.stripe, 5)).toEqual([
    'customer.created',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ]);
});

it('keeps a declined payer on the page, and takes another card', async () => {
  const shop = await openShop();
  const session = await open(shop);
  const declined = await shop.post(session.url, { ...CARD, card: '4000 0000 0000 0002' });
  expect([declined.status, await declined.text()]).toEqual([200, expect.stringContaining('Your card was declined.')]);
  expect(await typesOf(shop.stripe, 2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
  const tried = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  expect(tried).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
  });

  await shop.post(session.url, CARD);
  const paid = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    payment_intent: { id: (tried.payment_intent as Stripe.PaymentIntent).id, last_payment_error: null },
  });
  expect((await shop.stripe.customers.list()).data).toHaveLength(1);
});

it.each([
  ['email', { email: 'maya' }, 'Enter an e-mail address'],
  ['card', { card: '4111111111111111' }, 'one of the test cards'],
  ['expiry', { expiry: '11/25' }, 'has expired'],
  ['cvc', { cvc: '1' }, 'Enter the 3 digits'],
  ['account', { method: 'us_bank_account', account: '1' }, 'one of the test accounts'],
])('asks again for a wrong %s, and takes nothing', async (name, fields, words) => {
  const shop = await openShop();
  const { url } = await open(shop);
  const page = await (await shop.post(url, { ...CARD, ...fields })).text();
  expect(page).toContain(words);
  expect(page).toContain(`aria-describedby="${name}-wrong"`);
  expect((await shop.stripe.charges.list()).data).toEqual([]);
});

it('asks for a confirmation, which the payer may fail and try again', async () => {
  const shop = await openShop();
  const session = await open(shop);
  const card = { ...CARD, card: '4000 0025 0000 3155' };
  const challenge = async () => new URL((await shop.post(session.url, card)).headers.get('location') ?? '', shop.url).href;
  expect(await (await fetch(await challenge())).text()).toContain('Complete authentication');
  expect((await shop.post(await challenge(), { outcome: 'fail' })).headers.get('location')).toBe(`/c/pay/${session.id}`);
  expect(await (await fetch(session.url)).text()).toContain('unable to authenticate');
  const paid = await shop.post(await challenge(), { outcome: 'complete' });
  expect(paid.headers.get('location')).toBe(`http://localhost:3001/paid/${session.id}`);
  expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  expect((await shop.stripe.charges.list()).data).toHaveLength(1);
});

it.each([
  ['000123456789', 'paid', 'succeeded', 'checkout.session.async_payment_succeeded'],
  ['000111111116', 'unpaid', 'requires_payment_method', 'checkout.session.async_payment_failed'],
])('completes a bank debit of %s at once and knows later that it is %s', async (account, payment_status, status, event) => {
  const shop = await openShop();
  const session = await shop.buy({ method: 'us_bank_account', account });
  expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  expect(await shop.stripe.paymentIntents.retrieve(String(session.payment_intent))).toMatchObject({ status: 'processing' });
  expect(await typesOf(shop.stripe, 2)).toEqual(['payment_intent.processing', 'checkout.session.completed']);
  shop.now += 10_000;
  await shop.settle();
  expect(await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })).toMatchObject({
    payment_status,
    payment_intent: { status },
  });
  expect(await typesOf(shop.stripe, 1)).toEqual([event]);
});

it('disputes what was paid with the card for that, until the dispute is closed', async () => {
  const shop = await openShop();
  const { payment_intent } = await shop.buy({ card: '4000000000000259' });
  expect((await shop.stripe.disputes.list()).data).toEqual([]);
  shop.now += 5_000;
  await shop.settle();
  const [dispute] = (await shop.stripe.disputes.list({ payment_intent: String(payment_intent) })).data;
  expect(dispute).toMatchObject({ amount: 149_900, status: 'needs_response' });
  await expect(shop.stripe.refunds.create({ payment_intent: String(payment_intent) })).rejects.toMatchObject({ code: 'charge_disputed' });
  await shop.control(`disputes/${dispute?.id}/close`, { status: 'won' });
  expect(await typesOf(shop.stripe, 4)).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ]);
});

it('expires at its time, and then takes nothing', async () => {
  const shop = await openShop();
  const session = await open(shop, { expires_at: Math.floor(shop.now / 1000) + 1800 });
  await shop.post(session.url, { ...CARD, card: '4000000000000002' });
  shop.now += 1_800_000;
  expect(await (await shop.post(session.url, CARD)).text()).toContain('This checkout has expired');
  expect(await typesOf(shop.stripe, 2)).toEqual(['checkout.session.expired', 'payment_intent.canceled']);
  const left = await open(shop, { expires_at: Math.floor(shop.now / 1000) + 1800 });
  shop.now += 1_800_000;
  await shop.settle();
  expect(await shop.stripe.checkout.sessions.retrieve(left.id)).toMatchObject({ status: 'expired', url: null });
  expect(await typesOf(shop.stripe, 1)).toEqual(['checkout.session.expired']);
});

it('knows no other session, and takes no form of another page', async () => {
  const shop = await openShop();
  expect((await fetch(new URL('/c/pay/cs_test_no', shop.url))).status).toBe(404);
  const { url } = await open(shop);
  const foreign = await fetch(url, { method: 'POST', body: new URLSearchParams(CARD), headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
});
