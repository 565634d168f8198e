import { describe, expect, it } from 'vitest';
import { openShop, paymentsOf, projectOf, qualifiedLead, rows } from './testing/shop.ts';

const shop = openShop();
const payLead = async (submissionId: string) => (await (await shop.intake()).payments.payLead({ submissionId })).url;
const idOf = (url: string) => /cs_\w+/.exec(url)![0];
const settle = async (sessionId: string) => (await shop.portal()).payments.settle({ sessionId });

describe('the pay button', () => {
  it('leads to a session over the tier\'s price, with our references on it and on its intent', async () => {
    const lead = await qualifiedLead(3);
    const session = await shop.stripe.checkout.sessions.retrieve(idOf(await payLead(lead.submissionId)));
    const [payment] = await paymentsOf(lead.id);
    const metadata = { payment_id: payment!.id, purpose: 'deposit', tier: '3' };
    expect(session).toMatchObject({ mode: 'payment', amount_total: 149_970, currency: 'usd', client_reference_id: payment!.id, metadata });
    expect(session).toMatchObject({ customer_creation: 'always', adaptive_pricing: { enabled: false }, customer_email: lead.email });
    expect(session.success_url).toBe('http://portal.test/paid/{CHECKOUT_SESSION_ID}');
    expect(session.cancel_url).toBe(`http://intake.test/result/${lead.submissionId}`);
    expect(session.expires_at - session.created).toBeGreaterThan(31 * 60);
    expect(payment).toMatchObject({ status: 'pending', stripe_checkout_session_id: session.id });
  });

  it('gives one session to twenty clicks at once', async () => {
    const lead = await qualifiedLead();
    const urls = await Promise.all(Array.from({ length: 20 }, () => payLead(lead.submissionId)));
    expect(new Set(urls).size).toBe(1);
    expect(await paymentsOf(lead.id)).toHaveLength(1);
  });

  it('opens a new session after the old one expired', async () => {
    const lead = await qualifiedLead();
    const first = await payLead(lead.submissionId);
    await shop.stripe.checkout.sessions.expire(idOf(first));
    const second = await payLead(lead.submissionId);
    expect(second).not.toBe(first);
    expect((await paymentsOf(lead.id)).map(({ status }) => status)).toEqual(['failed', 'pending']);
  });

  it('expires the open session of another tier before it opens the new one', async () => {
    const lead = await qualifiedLead(2);
    const first = idOf(await payLead(lead.submissionId));
    await rows('PATCH', `leads?id=eq.${lead.id}`, { approved_tier: 3, review_reason: 'A larger garden than told.' });
    const second = await payLead(lead.submissionId);
    expect((await shop.stripe.checkout.sessions.retrieve(first)).status).toBe('expired');
    expect((await shop.stripe.checkout.sessions.retrieve(idOf(second))).amount_total).toBe(149_970);
  });

  it('leads to the page of what was paid, when Stripe knows of a payment that we were not told', async () => {
    const lead = await qualifiedLead();
    const url = await payLead(lead.submissionId);
    await shop.pay(url);
    expect(await payLead(lead.submissionId)).toBe(`http://portal.test/paid/${idOf(url)}`);
  });
});

describe('the page to come back to', () => {
  it('settles what Stripe says before its webhook comes, which then changes nothing', async () => {
    const lead = await qualifiedLead();
    const url = await payLead(lead.submissionId);
    expect(await settle(idOf(url))).toMatchObject({ state: 'not_paid', back: `http://intake.test/result/${lead.submissionId}` });
    await shop.pay(url);
    expect(await settle(idOf(url))).toMatchObject({ state: 'paid', invited: true, amount_cents: 149_900 });
    expect(await settle(idOf(url))).toMatchObject({ state: 'paid' });
    expect(await projectOf(lead.id)).toMatchObject({ payment_status: 'paid', agreed_fee_cents: 149_900 });
  });

  it('says that nothing was paid after a declined card', async () => {
    const lead = await qualifiedLead();
    const url = await payLead(lead.submissionId);
    await shop.pay(url, { card: '4000000000000002' });
    expect(await settle(idOf(url))).toMatchObject({ state: 'not_paid' });
    expect(await paymentsOf(lead.id)).toMatchObject([{ status: 'pending' }]);
  });

  it('does not know a session that we did not open', async () => {
    await expect(settle('cs_test_unknown')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a webhook', () => {
  it('opens the project by itself, with one receipt however often it comes', async () => {
    const lead = await qualifiedLead(1);
    await shop.pay(await payLead(lead.submissionId));
    shop.delivers = true;
    const [payment] = await paymentsOf(lead.id);
    await expect.poll(async () => (await shop.settle(), (await paymentsOf(lead.id))[0]!.status), { timeout: 20_000, interval: 200 }).toBe('succeeded');
    expect(await projectOf(lead.id)).toMatchObject({ payment_status: 'paid' });
    expect(await rows('GET', `mails?key=eq.receipt:${payment!.id}`)).toMatchObject([{ kind: 'receipt', recipient: lead.email }]);
  });
});
