import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { fillForm, goAndPay, PERSON, sendForm } from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { visit } from '../harness/visit.ts';

const CARD = { email: 'nora@example.com', name: 'N. Lind', method: 'card', card: '4242424242424242', expiry: '12 / 34', cvc: '123' };

const stripe = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(`${inject('urls').stripe}/_control/${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
};

test('with all webhooks dropped and a payer who never comes back, the project opens by itself', async () => {
  await stripe('switches', { drop: 1 });
  onTestFinished(() => stripe<void>('switches', { drop: 0 }));
  const nora = { name: 'Nora Dropped', email: `${randomUUID()}@example.com`, address: '3 Heron Row' };
  const page = await visit({ app: 'intake', expected: PERSON });
  await fillForm(page, nora);
  await sendForm(page);
  await goAndPay(page);
  const paid = await fetch(page.url(), { method: 'POST', body: new URLSearchParams(CARD), redirect: 'manual' });
  expect(paid.headers.get('location')).toContain('/paid/');

  // The list of undelivered events is asked for every minute.
  await expect.poll(() => mailsAbout(nora.email, /invit|portal/i).then(() => true, () => false), { timeout: 100_000 }).toBe(true);
  await mailsAbout(nora.email, /receipt/i);
  const { deliveries } = await stripe<{ deliveries: { status: string; created: number }[] }>('deliveries');
  expect(deliveries.filter(({ status }) => status === 'dropped').length).toBeGreaterThanOrEqual(2);
}, 180_000);
