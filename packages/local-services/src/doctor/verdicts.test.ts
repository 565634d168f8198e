import { expect, it } from 'vitest';
import { notionPageVerdict, notionTokenVerdict } from './notion.ts';
import { stripeKeyVerdict, webhookVerdict } from './stripe.ts';
import { publishableVerdict, secretVerdict, signingVerdict } from './supabase.ts';
import type { Answer } from './ask.ts';
import type { Verdict } from './verdict.ts';

const answer = (status: number, body: Record<string, unknown> = {}): Answer => ({ status, body });
const denied = answer(403, { code: '42501', message: 'permission denied' });
const webhook = (secret: string, portal = 'https://portal.example.com') => ({ STRIPE_WEBHOOK_SECRET: secret, PORTAL_URL: portal });

it.each<[string, Verdict, Verdict['state'], RegExp]>([
  ['publishable key that may do nothing', publishableVerdict(denied), 'ok', /may do nothing/],
  ['publishable key that is unknown', publishableVerdict(answer(401, { message: 'Invalid API key' })), 'failed', /SUPABASE_PUBLISHABLE_KEY is refused \(401 Invalid API key\)/],
  ['publishable key that may call functions', publishableVerdict(answer(200)), 'failed', /without a token/],
  ['functions that are not there', publishableVerdict(answer(404, { code: 'PGRST202' })), 'failed', /does not know our functions/],
  ['secret key', secretVerdict(answer(200)), 'ok', /service role/],
  ['secret key of a lesser role', secretVerdict(denied), 'failed', /without the service role/],
  ['secret key that is unknown', secretVerdict(answer(401)), 'failed', /is refused/],
  ['token', signingVerdict(answer(200)), 'ok', /sage_intake/],
  ['token of another key', signingVerdict(answer(401, { code: 'PGRST301', message: 'no suitable key' })), 'failed', /refused \(401 PGRST301 no suitable key\)/],
  ['token whose role has no grant', signingVerdict(denied), 'failed', /does not act as sage_intake/],
  ['Stripe in test mode', stripeKeyVerdict(answer(200, { livemode: false }), false), 'ok', /test mode/],
  ['Stripe in live mode', stripeKeyVerdict(answer(200, { livemode: true }), false), 'ok', /live mode/],
  ['Stripe key that is refused', stripeKeyVerdict(answer(401), false), 'failed', /STRIPE_SECRET_KEY is refused/],
  ['restricted Stripe key', stripeKeyVerdict(answer(403), false), 'warning', /may not read/],
  ['Stripe in trouble', stripeKeyVerdict(answer(500), false), 'failed', /answers 500/],
  ['Stripe stand-in without the operation', stripeKeyVerdict(answer(501), true), 'stand-in', /stand-in/],
  ['webhook secret', webhookVerdict(webhook('whsec_0123456789abcdef'), false), 'ok', /right shape/],
  ['webhook secret that is an API key', webhookVerdict(webhook('sk_live_0123456789abcdef'), false), 'failed', /not a signing secret/],
  ['webhook that Stripe cannot reach', webhookVerdict(webhook('whsec_0123456789abcdef', 'http://localhost:3001'), false), 'warning', /cannot reach/],
  ['Notion token', notionTokenVerdict(answer(200, { name: 'SAGE' }), false), 'ok', /SAGE/],
  ['Notion token that is refused', notionTokenVerdict(answer(401), false), 'failed', /NOTION_TOKEN is refused/],
  ['Notion that is busy', notionTokenVerdict(answer(429), false), 'failed', /429/],
  ['Notion stand-in without the operation', notionTokenVerdict(answer(501), true), 'stand-in', /stand-in/],
  ['Notion page', notionPageVerdict(answer(200, { in_trash: false })), 'ok', /shared/],
  ['Notion page that is not shared', notionPageVerdict(answer(404)), 'failed', /not shared/],
  ['Notion page in the trash', notionPageVerdict(answer(200, { in_trash: true })), 'failed', /trash/],
])('%s', (_, verdict, state, says) => {
  expect(verdict.state).toBe(state);
  expect(verdict.says).toMatch(says);
  expect(Boolean(verdict.remedy)).toBe(state === 'failed' || state === 'warning');
});
