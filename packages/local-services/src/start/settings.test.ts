import { EnvError, type RawEnv } from '@sage/config/env';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settingsOf } from './settings.ts';

function settings(raw: RawEnv) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sage-settings-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return settingsOf('/repository', raw, dataDir);
}

function problemsOf(raw: RawEnv): Record<string, string> {
  try {
    settings(raw);
  } catch (error) {
    if (error instanceof EnvError) return Object.fromEntries(error.problems.map(({ name, message }) => [name, message]));
    throw error;
  }
  return {};
}

const realSupabase = {
  SUPABASE_URL: 'https://abcd.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
  SUPABASE_SECRET_KEY: 'sb_secret_0123456789',
  SUPABASE_JWT_SECRET: 'a-secret-of-more-than-thirty-two-characters',
};
const realPostgres = { DATABASE_URL: 'postgresql://postgres:pw@db.example.com:5432/postgres' };
const realStripe = { STRIPE_SECRET_KEY: 'sk_test_0123456789', STRIPE_WEBHOOK_SECRET: 'whsec_0123456789ab' };
const realNotion = { NOTION_TOKEN: 'ntn_0123456789abcdef', NOTION_PARENT_PAGE_ID: '0123456789abcdef0123456789abcdef' };
const realMail = { SMTP_URL: 'smtps://me:pw@mail.example.com:465', MAIL_FROM: 'Studio <studio@example.com>' };

it('keeps the data folder for this user alone, also one that was open before', () => {
  const above = mkdtempSync(path.join(os.tmpdir(), 'sage-settings-'));
  onTestFinished(() => rmSync(above, { recursive: true }));
  const dataDir = path.join(above, '.sage');
  const modeAfterReading = () => (settingsOf('/repository', {}, dataDir), statSync(dataDir).mode & 0o777);
  expect(modeAfterReading()).toBe(0o700);
  chmodSync(dataDir, 0o755);
  expect(modeAfterReading()).toBe(0o700);
});

describe('settings', () => {
  it('puts a stand-in for everything that is not set, a blank line included', () => {
    const { local, env } = settings({ STRIPE_SECRET_KEY: '', SMTP_URL: '  ' });
    expect(local).toEqual({ postgres: true, supabase: true, stripe: true, notion: true, mail: true });
    expect(env.SMTP_URL).toBe('smtp://127.0.0.1:54325');
  });

  it.each([
    ['postgres', realPostgres],
    ['supabase', { ...realSupabase, ...realPostgres }],
    ['stripe', realStripe],
    ['notion', realNotion],
    ['mail', realMail],
  ] as const)('replaces %s by itself', (connection, raw) => {
    const { local, text } = settings(raw);
    const replaced = connection === 'supabase' ? { supabase: false, postgres: false } : { [connection]: false };
    expect(local).toEqual({ postgres: true, supabase: true, stripe: true, notion: true, mail: true, ...replaced });
    expect(text).toMatchObject(raw);
  });

  it.each([
    ['a Supabase without keys', { ...realPostgres, SUPABASE_URL: realSupabase.SUPABASE_URL }, { SUPABASE_PUBLISHABLE_KEY: /is missing.*SUPABASE_URL is set/, SUPABASE_SECRET_KEY: /is missing/, SUPABASE_JWT_SIGNING_KEY: /is missing/ }],
    ['a Supabase without its database', realSupabase, { DATABASE_URL: /migrations and background jobs need its database/ }],
    ['two token keys', { ...realPostgres, ...realSupabase, SUPABASE_JWT_SIGNING_KEY: '{}' }, { SUPABASE_JWT_SIGNING_KEY: /exactly one of the two/ }],
    ['a transaction pooler', { DATABASE_URL: 'postgresql://u:pw@pooler.example.com:6543/postgres' }, { DATABASE_URL: /transaction pooler/ }],
    ['a database address of another kind', { DATABASE_URL: 'mysql://u:pw@db.example.com/x' }, { DATABASE_URL: /does not fit/ }],
    ['a Stripe key without webhook secret', { STRIPE_SECRET_KEY: realStripe.STRIPE_SECRET_KEY }, { STRIPE_WEBHOOK_SECRET: /is missing.*STRIPE_SECRET_KEY is set/ }],
    ['a Stripe webhook secret that is none', { ...realStripe, STRIPE_WEBHOOK_SECRET: 'sk_test_0123456789' }, { STRIPE_WEBHOOK_SECRET: /does not fit/ }],
    ['a Notion page without token', { NOTION_PARENT_PAGE_ID: realNotion.NOTION_PARENT_PAGE_ID }, { NOTION_TOKEN: /is missing.*NOTION_PARENT_PAGE_ID is set/ }],
    ['a Notion token without page', { NOTION_TOKEN: realNotion.NOTION_TOKEN }, { NOTION_PARENT_PAGE_ID: /is missing: share a page/ }],
    ['mail without sender', { SMTP_URL: realMail.SMTP_URL }, { MAIL_FROM: /is missing.*SMTP_URL is set/ }],
    ['mail that is no address', { ...realMail, SMTP_URL: 'mail.example.com:465' }, { SMTP_URL: /does not fit/ }],
    ['a port that is none', { INTAKE_PORT: 'abc' }, { INTAKE_PORT: /does not fit/ }],
    ['a local port that is none', { MAIL_PORT: '70000' }, { MAIL_PORT: /does not fit/ }],
  ])('refuses %s, by name and with what to do', (_, raw, expected) => {
    expect(problemsOf(raw as RawEnv)).toEqual(Object.fromEntries(Object.entries(expected).map(([name, pattern]) => [name, expect.stringMatching(pattern)])));
  });

  it('names all problems at once and shows no value', () => {
    const problems = problemsOf({ SMTP_URL: 'hunter2', STRIPE_SECRET_KEY: 'hunter2', OPS_PORT: 'hunter2' });
    expect(Object.keys(problems).sort()).toEqual(['MAIL_FROM', 'OPS_PORT', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
