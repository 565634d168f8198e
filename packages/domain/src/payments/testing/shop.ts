import { randomUUID } from 'node:crypto';
import { createStripeStandIn, stripeHandlers } from '@sage/local-services/testing';
import { setupServer } from 'msw/node';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, inject } from 'vitest';
import { createIntakeRuntime } from '../../doors/intake.ts';
import { createPortalRuntime } from '../../doors/portal.ts';
import { facts } from '../../testing/contexts.ts';
import { outsideEnv } from '../../testing/outside-env.ts';

export const CARD = { email: 'maya@example.com', name: 'Maya Lind', method: 'card', card: '4242424242424242', expiry: '12 / 34', cvc: '123' };

/** Both apps on the test's database, and Stripe's stand-in in the place of Stripe. Webhooks arrive only when `delivers` says so. */
export function openShop() {
  const { url, publishableKey, secretKey, jwtSecret } = inject('supabase');
  const env = { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey, SUPABASE_JWT_SECRET: jwtSecret, ...outsideEnv };
  const intakeRuntime = createIntakeRuntime(env);
  const portalRuntime = createPortalRuntime(env);
  const intake = async () => intakeRuntime.caller(await intakeRuntime.contextFor(facts()));
  const portal = async (sessionToken: string | null = null) => portalRuntime.caller(await portalRuntime.contextFor(facts({ sessionToken })));

  const shop = { delivers: false };
  const endpoint = {
    url: 'http://portal.test/webhooks/stripe',
    secret: env.STRIPE_WEBHOOK_SECRET,
    // why: the portal's server is not running here; its procedure is what is tested
    fetch: async (request: Request) => {
      if (!shop.delivers) return new Response(null, { status: 503 });
      const { outcome } = await (await portal()).payments.receiveEvent({ body: await request.text(), signature: request.headers.get('stripe-signature') ?? '' });
      return new Response(outcome);
    },
  };
  // why: Stripe is not reachable offline
  const standIn = createStripeStandIn({ secretKey: env.STRIPE_SECRET_KEY, endpoint });
  const network = setupServer(...stripeHandlers(standIn));
  beforeAll(() => network.listen({ onUnhandledRequest: 'bypass' }));
  afterAll(async () => {
    network.close();
    await standIn.close();
  });
  const pay = (page: string, card: Record<string, string> = {}) => fetch(page, { method: 'POST', body: new URLSearchParams({ ...CARD, ...card }), redirect: 'manual' });
  return Object.assign(shop, { intake, portal, pay, settle: () => standIn.settle(), stripe: new Stripe(env.STRIPE_SECRET_KEY), webhookSecret: env.STRIPE_WEBHOOK_SECRET });
}

/** As the service role, past row-level security. */
export async function rows<Row>(method: string, path: string, row?: object): Promise<Row[]> {
  const { url, secretKey } = inject('supabase');
  const response = await fetch(`${url}/rest/v1/${path}`, {
    method,
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}`, 'content-type': 'application/json', prefer: 'return=representation' },
    body: row && JSON.stringify(row),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Row[];
}

export async function qualifiedLead(tier = 2) {
  const submission_id = randomUUID();
  const values = { submission_id, email: `${submission_id}@example.com`, name: 'Maya', project_address: '1 Elm St', recommended_tier: tier, approved_tier: tier, status: 'qualified' };
  const [lead] = await rows<{ id: string; email: string }>('POST', 'leads', values);
  return { submissionId: submission_id, ...lead! };
}

export interface PaymentRow {
  id: string;
  status: string;
  amount: number;
  stripe_checkout_session_id: string | null;
}
export const paymentsOf = (leadId: string) => rows<PaymentRow>('GET', `payments?select=*,dues!inner(lead_id)&dues.lead_id=eq.${leadId}&order=created_at`);
export const projectOf = async (leadId: string) => (await rows<{ payment_status: string; agreed_fee_cents: number }>('GET', `projects?lead_id=eq.${leadId}`))[0];
