import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Stripe } from 'stripe';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../testing/free-port.ts';
import { spawnProgram } from '../../testing/spawn-program.ts';
import { createStripeStandIn } from '../stripe-stand-in.ts';
import { CARD, ORDER } from '../testing/shop.ts';

const STRIPE_SECRET_KEY = 'sk_test_of_this_test';
const STRIPE_WEBHOOK_SECRET = 'whsec_of_this_test_0123456789';

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'sage-stripe-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** An endpoint that is away until it is told to take what comes. */
async function startEndpoint() {
  const taken: string[] = [];
  const state = { isAway: true };
  const server = createServer((request, response) => {
    const signature = String(request.headers['stripe-signature']);
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (!state.isAway) taken.push(new Stripe(STRIPE_SECRET_KEY).webhooks.constructEvent(text, signature, STRIPE_WEBHOOK_SECRET).type);
      response.writeHead(state.isAway ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { taken, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function startProgram(dataDir: string, port: number, portalUrl: string) {
  const env = {
    NODE_ENV: 'production',
    STRIPE_PORT: String(port),
    STRIPE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET,
    PORTAL_URL: portalUrl,
    SAGE_DATA_DIR: dataDir,
  };
  const program = await spawnProgram(new URL('../main.ts', import.meta.url), { env, log: path.join(dataDir, 'log') });
  onTestFinished(() => program.stop());
  return program;
}

it('forgets nothing that it answered when it is killed, and still delivers', { timeout: 60_000 }, async () => {
  const dataDir = folder();
  const endpoint = await startEndpoint();
  const port = await freePort();
  const stripe = new Stripe(STRIPE_SECRET_KEY, { protocol: 'http', host: '127.0.0.1', port, maxNetworkRetries: 0 });
  const first = await startProgram(dataDir, port, endpoint.url);
  const session = await stripe.checkout.sessions.create(ORDER, { idempotencyKey: 'due-1:1' });
  const paid = await fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams(CARD), redirect: 'manual' });
  expect(paid.status).toBe(303);
  process.kill(first.pid, 'SIGKILL');
  expect(await first.exited).toBe('SIGKILL');

  endpoint.state.isAway = false;
  const second = await startProgram(dataDir, port, endpoint.url);
  expect(await stripe.checkout.sessions.create(ORDER, { idempotencyKey: 'due-1:1' })).toMatchObject({ id: session.id, status: 'open' });
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'complete', payment_status: 'paid' });
  await expect
    .poll(() => endpoint.taken.toSorted(), { timeout: 20_000 })
    .toEqual(['checkout.session.completed', 'payment_intent.succeeded']);

  await fetch(`http://127.0.0.1:${port}/_control/switches`, { method: 'POST', body: '{"die_after":1}' });
  const last = await stripe.customers.create({ email: 'last@example.com' });
  expect(await second.exited).toBe('SIGKILL');
  await startProgram(dataDir, port, endpoint.url);
  expect(await stripe.customers.retrieve(last.id)).toMatchObject({ email: 'last@example.com' });
});

const at = (dataDir: string) => {
  const standIn = createStripeStandIn({ secretKey: STRIPE_SECRET_KEY, folder: dataDir });
  // why: Stripe is not reachable offline
  const stripe = new Stripe(STRIPE_SECRET_KEY, {
    httpClient: Stripe.createFetchHttpClient((input: RequestInfo | URL, init?: RequestInit) => standIn.fetch(new Request(input, init))),
  });
  return { standIn, stripe };
};

it('reads over a line that was not finished, and goes on after it', async () => {
  const dataDir = folder();
  const journal = path.join(dataDir, 'journal.jsonl');
  const before = at(dataDir);
  const first = await before.stripe.customers.create({ email: 'first@example.com' });
  await before.standIn.close();
  appendFileSync(journal, '[["customers","cus_torn",{"id":"cus_to');
  const between = at(dataDir);
  const second = await between.stripe.customers.create({ email: 'second@example.com' });
  await between.standIn.close();
  const after = at(dataDir);
  onTestFinished(() => after.standIn.close());
  expect((await after.stripe.customers.list()).data.map(({ id }) => id)).toEqual([second.id, first.id]);
});

it('keeps the journal as short as what it tells', async () => {
  const dataDir = folder();
  const size = () => statSync(path.join(dataDir, 'journal.jsonl')).size;
  const before = at(dataDir);
  const { id } = await before.stripe.checkout.sessions.create(ORDER);
  await before.stripe.checkout.sessions.expire(id);
  await before.standIn.close();
  const grown = size();
  const after = at(dataDir);
  onTestFinished(() => after.standIn.close());
  expect(size()).toBeLessThan(grown);
  expect(await after.stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] })).toMatchObject({
    status: 'expired',
    line_items: { data: [{ quantity: 1 }] },
  });
  expect(await after.stripe.events.list()).toMatchObject({ data: [{ type: 'checkout.session.expired' }] });
});
