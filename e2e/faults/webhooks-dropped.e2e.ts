import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillForm, goAndPay, PERSON, sendForm } from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { startStack, type RunningStack } from '../harness/stack.ts';
import { visit } from '../harness/visit.ts';

const CARD = { email: 'nora@example.com', name: 'N. Lind', method: 'card', card: '4242424242424242', expiry: '12 / 34', cvc: '123' };

// A Stripe of its own: others pay meanwhile.
let stack: RunningStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const stripe = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(`${stack.urls.stripe}/_control/${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
};

test('with all webhooks dropped and a payer who never comes back, the project opens by itself', async () => {
  await stripe('switches', { drop: 1 });
  const nora = { name: 'Nora Dropped', email: `${randomUUID()}@example.com`, address: '3 Heron Row' };
  const page = await visit({ app: 'intake', urls: stack.urls, expected: PERSON });
  await fillForm(page, nora);
  await sendForm(page);
  await goAndPay(page);
  const paid = await fetch(page.url(), { method: 'POST', body: new URLSearchParams(CARD), redirect: 'manual' });
  expect(paid.headers.get('location')).toContain('/paid/');

  // The list of undelivered events is asked for every minute.
  await expect.poll(() => mailsAbout(nora.email, /invit|portal/i, 1, stack.urls.mail).then(() => true, () => false), { timeout: 100_000 }).toBe(true);
  await mailsAbout(nora.email, /receipt/i, 1, stack.urls.mail);
  const { deliveries } = await stripe<{ deliveries: { status: string; created: number }[] }>('deliveries');
  expect(deliveries.filter(({ status }) => status === 'dropped').length).toBeGreaterThanOrEqual(2);
}, 180_000);
