import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RawEnv } from './env.ts';
import { noted, port } from './env/variable.ts';
import { z } from './z.ts';

/** The ports of the services that stand in for the outside world on one machine. */
export const localPortsEnv = z.object({
  SUPABASE_PORT: noted(port().default(54321), { about: 'Port of the local Supabase API.' }),
  POSTGRES_PORT: noted(port().default(54322), { about: 'Port of the local Postgres.' }),
  MAIL_PORT: noted(port().default(54324), { about: 'Port of the mail inbox (open it in a browser).' }),
  SMTP_PORT: noted(port().default(54325), { about: 'Port of the mail server that fills it.' }),
  NOTION_PORT: noted(port().default(54331), { about: 'Port of the Notion stand-in.' }),
  STRIPE_PORT: noted(port().default(54332), { about: 'Port of the Stripe stand-in.' }),
});

/** Made at the first start, kept in the data folder, never committed. */
const localSecrets = z.object({
  postgresPassword: z.string(),
  jwtSecret: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  stripeKey: z.string(),
  stripeWebhookSecret: z.string(),
  notionToken: z.string(),
});
export type LocalSecrets = z.infer<typeof localSecrets>;

const random = (bytes = 24) => randomBytes(bytes).toString('base64url');
const freshSecrets = (): LocalSecrets => ({
  postgresPassword: random(),
  jwtSecret: random(48),
  publishableKey: `sb_publishable_${random()}`,
  secretKey: `sb_secret_${random()}`,
  stripeKey: `sk_test_${random()}`,
  stripeWebhookSecret: `whsec_${random()}`,
  notionToken: `ntn_${random()}`,
});

/** For this user alone: it holds what people wrote. One of an earlier version, or made by hand, may be open to all. */
function makePrivate(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(dataDir);
  if (uid === process.getuid?.() && mode & 0o077) chmodSync(dataDir, 0o700);
}

/** Reads the data folder's secrets, making them first if need be. Safe when several processes start at once: link() lets one win. */
export function readLocalSecrets(dataDir: string): LocalSecrets {
  const file = path.join(dataDir, 'secrets.json');
  makePrivate(dataDir);
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}.${random(4)}`;
    writeFileSync(draft, JSON.stringify(freshSecrets(), null, 2), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return localSecrets.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The outside connections, each of which `.env` may replace by the real one, all of its variables together. */
export const CONNECTIONS = {
  postgres: ['DATABASE_URL'],
  supabase: ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY', 'SUPABASE_JWT_SIGNING_KEY', 'SUPABASE_JWT_SECRET'],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_API_URL'],
  notion: ['NOTION_TOKEN', 'NOTION_PARENT_PAGE_ID', 'NOTION_API_URL'],
  mail: ['SMTP_URL', 'MAIL_FROM'],
} as const;
export type Connection = keyof typeof CONNECTIONS;

/** True when none of a connection's variables is set: then its stand-in serves. */
export const isLocal = (connection: Connection, raw: RawEnv): boolean => CONNECTIONS[connection].every((name) => !raw[name]?.trim());

/** The page that the Notion stand-in shares with the connection. */
export const LOCAL_NOTION_PAGE_ID = '5a6e0000-0000-4000-8000-000000000001';

/** Fills in the stand-ins for every connection that `raw` leaves out. A connection that is named in part is left as it is, for parseEnv to refuse. */
export function withLocalDefaults(raw: RawEnv, secrets: LocalSecrets): RawEnv {
  const ports = localPortsEnv.parse(raw);
  const standIns: Record<Connection, RawEnv> = {
    postgres: { DATABASE_URL: `postgresql://postgres:${secrets.postgresPassword}@127.0.0.1:${ports.POSTGRES_PORT}/postgres` },
    supabase: {
      SUPABASE_URL: `http://127.0.0.1:${ports.SUPABASE_PORT}`,
      SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
      SUPABASE_SECRET_KEY: secrets.secretKey,
      SUPABASE_JWT_SECRET: secrets.jwtSecret,
    },
    stripe: { STRIPE_SECRET_KEY: secrets.stripeKey, STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret, STRIPE_API_URL: `http://127.0.0.1:${ports.STRIPE_PORT}` },
    notion: { NOTION_TOKEN: secrets.notionToken, NOTION_PARENT_PAGE_ID: LOCAL_NOTION_PAGE_ID, NOTION_API_URL: `http://127.0.0.1:${ports.NOTION_PORT}` },
    mail: { SMTP_URL: `smtp://127.0.0.1:${ports.SMTP_PORT}`, MAIL_FROM: 'SAGE <studio@sage.localhost>' },
  };
  const filled = (Object.keys(standIns) as Connection[]).filter((connection) => isLocal(connection, raw)).map((connection) => standIns[connection]);
  const addresses: RawEnv = {
    INTAKE_URL: `http://localhost:${raw.INTAKE_PORT || 3000}`,
    PORTAL_URL: `http://localhost:${raw.PORTAL_PORT || 3001}`,
    OPS_URL: `http://localhost:${raw.OPS_PORT || 3002}`,
  };
  const set = Object.fromEntries(Object.entries(raw).filter(([, value]) => value?.trim()));
  return Object.assign({}, addresses, ...filled, set) as RawEnv;
}
