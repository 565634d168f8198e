import type { Settings } from '../start/settings.ts';
import { mailCheck } from './mail.ts';
import { notionChecks } from './notion.ts';
import { postgresCheck } from './postgres.ts';
import { grantsCheck, migrationsCheck } from './schema.ts';
import { stripeChecks } from './stripe.ts';
import { supabaseChecks } from './supabase.ts';
import type { Check } from './verdict.ts';

export const checksOf = ({ env, local }: Settings): Check[] => [
  postgresCheck(env.DATABASE_URL, local.postgres),
  migrationsCheck(env.DATABASE_URL, local.postgres),
  grantsCheck(env.DATABASE_URL),
  ...supabaseChecks(env, local.supabase),
  ...stripeChecks(env, local.stripe),
  ...notionChecks(env, local.notion),
  mailCheck(env.SMTP_URL, local.mail),
];

/** What must not appear in any line, passwords inside of addresses included. */
export function secretsOf({ env }: Settings): string[] {
  const passwords = [env.DATABASE_URL, env.SMTP_URL].flatMap((url) => [new URL(url).password, decodeURIComponent(new URL(url).password)]);
  const values = [env.SUPABASE_SECRET_KEY, env.SUPABASE_PUBLISHABLE_KEY, env.SUPABASE_JWT_SECRET, env.SUPABASE_JWT_SIGNING_KEY, env.STRIPE_SECRET_KEY, env.STRIPE_WEBHOOK_SECRET, env.NOTION_TOKEN];
  return [...passwords, ...values].filter((value): value is string => !!value);
}
