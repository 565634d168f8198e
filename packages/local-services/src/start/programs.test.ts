import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { APPS, portsOf, programOf, standInsOf } from './programs.ts';
import { settingsOf } from './settings.ts';
import { summary } from './summary.ts';

function settings(raw: Record<string, string> = {}) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sage-programs-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return settingsOf('/repository', { PATH: '/bin', HOME: '/root', UNRELATED_TOKEN: 'x', ...raw }, dataDir);
}

const SECRET_NAMES = ['DATABASE_URL', 'AUTHENTICATOR_URL', 'SUPABASE_JWT_SECRET', 'SUPABASE_SECRET_KEY', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'NOTION_TOKEN', 'SMTP_URL'];

it('gives each process the secrets that it needs, and no others', () => {
  const all = settings();
  const programs = [...standInsOf(all), ...APPS].map((kind) => programOf(kind, all));
  const held = Object.fromEntries(programs.map(({ name, env }) => [name, SECRET_NAMES.filter((secret) => env[secret])]));
  expect(held).toEqual({
    supabase: ['AUTHENTICATOR_URL', 'SUPABASE_JWT_SECRET', 'SUPABASE_SECRET_KEY'],
    mail: [],
    notion: ['NOTION_TOKEN'],
    stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    worker: ['DATABASE_URL', 'SUPABASE_JWT_SECRET', 'SUPABASE_SECRET_KEY', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'NOTION_TOKEN', 'SMTP_URL'],
    intake: ['SUPABASE_JWT_SECRET', 'STRIPE_SECRET_KEY'],
    portal: ['SUPABASE_JWT_SECRET', 'SUPABASE_SECRET_KEY', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'NOTION_TOKEN'],
    ops: ['SUPABASE_JWT_SECRET', 'SUPABASE_SECRET_KEY'],
  });
  for (const { env } of programs) expect(env).toMatchObject({ PATH: '/bin', NODE_ENV: 'production' });
  for (const { env } of programs) expect(env).not.toHaveProperty('UNRELATED_TOKEN');
});

it('leaves out the stand-in of what is real', () => {
  const real = settings({ SMTP_URL: 'smtps://me:pw@mail.example.com', MAIL_FROM: 'studio@example.com' });
  expect(standInsOf(real).map(({ name }) => name)).toEqual(['supabase', 'notion', 'stripe']);
});

it('takes every port from its variable', () => {
  const all = settings({ PORTAL_PORT: '4001', HOST: '0.0.0.0', MAIL_PORT: '4024' });
  const ports = [...standInsOf(all), ...APPS].flatMap((kind) => portsOf(kind, all));
  expect(ports).toHaveLength(12);
  expect(ports).toContainEqual({ port: 4001, variable: 'PORTAL_PORT', wantedBy: 'the portal app', host: '0.0.0.0' });
  expect(ports).toContainEqual({ port: 3101, variable: 'PORTAL_METRICS_PORT', wantedBy: 'the metrics of the portal app', host: '127.0.0.1' });
  expect(ports).toContainEqual({ port: 4024, variable: 'MAIL_PORT', wantedBy: 'the mailbox', host: '127.0.0.1' });
});

it('ends with where to go and how to sign in', () => {
  const text = summary(settings({ OPS_PORT: '4002' }), { apps: true });
  for (const shown of ['http://localhost:3000', 'http://localhost:3001', 'http://localhost:4002', ':54324', ':54331', ':54332', ':54321', ':54322']) expect(text).toContain(shown);
  for (const person of ['ada@sage.example', 'tom@sage.example', 'maya@example.com']) expect(text).toContain(person);
  expect(text).toMatch(/password +\S+/);
});

it('offers no demo sign-in on a real database, and shows no password of anything real', () => {
  const text = summary(settings({ DATABASE_URL: 'postgresql://u:hunter2@db.example.com:5432/x', SMTP_URL: 'smtps://me:hunter2@mail.example.com', MAIL_FROM: 'studio@example.com' }), { apps: true });
  expect(text).toContain('db.example.com:5432');
  expect(text).toContain('mail.example.com');
  expect(text).not.toMatch(/hunter2|maya@example\.com|Sign in/);
});
