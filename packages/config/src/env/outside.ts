import { z } from '../z.ts';
import { noted, webUrl } from './variable.ts';

/** Stripe. STRIPE_API_URL is set only when a stand-in answers. */
export const stripeEnv = z.object({
  STRIPE_SECRET_KEY: noted(z.string().regex(/^(sk|rk)_/), { about: 'Secret or restricted key of the Stripe account.', fix: 'copy it from Stripe → Developers → API keys', example: 'sk_live_…' }),
  STRIPE_WEBHOOK_SECRET: noted(z.string().startsWith('whsec_').min(16), { about: 'Signing secret of the webhook endpoint `PORTAL_URL/webhooks/stripe`.', fix: 'create the endpoint in Stripe → Developers → Webhooks and copy its secret', example: 'whsec_…' }),
  STRIPE_API_URL: noted(webUrl().optional(), { about: 'Address of a Stripe stand-in. Leave empty for the real Stripe.' }),
});

/** Notion. NOTION_API_URL is set only when a stand-in answers. */
export const notionEnv = z.object({
  NOTION_TOKEN: noted(z.string().min(16), { about: 'Token of the internal Notion connection.', fix: 'create a connection at notion.so/profile/integrations and copy its token', example: 'ntn_…' }),
  NOTION_PARENT_PAGE_ID: noted(z.string().regex(/^[0-9a-f-]{32,36}$/i).optional(), { about: 'Page under which the databases live; share it with the connection.' }),
  NOTION_CALLS_PER_MINUTE: noted(z.coerce.number().int().min(10).max(10_000).default(180), { about: 'Calls a minute that Notion grants the connection: 180, or 600 on Business and Enterprise plans.' }),
  NOTION_API_URL: noted(webUrl().optional(), { about: 'Address of a Notion stand-in. Leave empty for the real Notion.' }),
});

export const mailEnv = z.object({
  SMTP_URL: noted(z.url({ protocol: /^smtps?$/ }), { about: 'Mail server that sends invitations and receipts.', fix: 'use smtps://user:password@host:465', example: 'smtps://user:password@mail.example.com:465' }),
  MAIL_FROM: noted(z.string().min(3), { about: 'Sender of every mail.', fix: 'set a name and address of your own domain', example: 'SAGE <studio@example.com>' }),
});

export const workerEnv = z.object({
  WORKER_PORT: noted(z.coerce.number().int().min(1).max(65_535).default(54340), { about: 'Loopback port of the worker\'s health and metrics.' }),
  WORKER_CONCURRENCY: noted(z.coerce.number().int().min(1).max(32).default(4), { about: 'Jobs that one worker process runs at once.' }),
});
