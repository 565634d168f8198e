import { randomUUID } from 'node:crypto';
import type { FreshDatabase } from '@sage/db/testing';
import { createStripeStandIn, serveStripe } from '@sage/local-services/testing';
import { onTestFinished } from 'vitest';

const KEY = 'sk_test_of_these_tests_only';
const CARD = { email: 'maya@example.com', name: 'Maya Lind', method: 'card', card: '4242424242424242', expiry: '12 / 34', cvc: '123' };

interface Session {
  id: string;
  url: string;
}

/** Stripe's stand-in, whose webhooks reach nobody. */
export async function openStripe() {
  // why: the portal that would take the webhooks is not running
  const endpoint = { url: 'http://portal.invalid/webhooks/stripe', secret: 'whsec_of_these_tests_only', fetch: async () => new Response(null, { status: 503 }) };
  // why: Stripe is not reachable offline
  const { url, close } = await serveStripe(createStripeStandIn({ secretKey: KEY, endpoint }), 0);
  onTestFinished(close);
  const post = async (path: string, fields: Record<string, string>) =>
    fetch(new URL(path, url), { method: 'POST', headers: { authorization: `Bearer ${KEY}` }, body: new URLSearchParams(fields), redirect: 'manual' });

  const openSession = async (fields: Record<string, string>): Promise<Session> => {
    const price = { 'line_items[0][quantity]': '1', 'line_items[0][price_data][currency]': 'usd', 'line_items[0][price_data][product_data][name]': 'Design fee' };
    const response = await post('/v1/checkout/sessions', { mode: 'payment', success_url: 'http://portal.invalid/paid', ...price, ...fields });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Session;
  };
  return { env: { STRIPE_SECRET_KEY: KEY, STRIPE_API_URL: url }, openSession, pay: (session: Session) => post(session.url, CARD) };
}
type Shop = Awaited<ReturnType<typeof openStripe>>;

/** A prospect on Stripe's page, as the intake app sends them there. */
export async function onTheirWay({ client }: FreshDatabase, { openSession }: Shop) {
  const submissionId = randomUUID();
  const { rows } = await client.query<{ id: string }>(
    `insert into public.leads (email, name, project_address, recommended_tier, approved_tier, status, submission_id)
     values ($1::text || '@example.com', 'Maya', '1 Elm St', 2, 2, 'qualified', $1::uuid) returning id`, [submissionId]);
  const { order } = (await client.query<{ order: { payment_id: string; amount_cents: number } }>('select public.intake_begin_checkout($1) as order', [submissionId])).rows[0]!;
  const session = await openSession({
    'line_items[0][price_data][unit_amount]': String(order.amount_cents),
    client_reference_id: order.payment_id,
    'metadata[payment_id]': order.payment_id,
    'payment_intent_data[metadata][payment_id]': order.payment_id,
  });
  await client.query('select public.intake_attach_checkout($1, $2, $3)', [submissionId, order.payment_id, session.id]);
  const statusOf = async () => (await client.query<{ status: string }>('select status from public.payments where id = $1', [order.payment_id])).rows[0]!.status;
  const project = async () => (await client.query<{ payment_status: string }>('select payment_status from public.projects where lead_id = $1', [rows[0]!.id])).rows[0];
  return { paymentId: order.payment_id, session, statusOf, project };
}
