import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import pg from 'pg';
import { inject, vi } from 'vitest';
import { startSupabaseApi, type SupabaseApiOptions } from '../../src/supabase/api/start-supabase-api.ts';
import { bootstrap } from '../../src/supabase/bootstrap.ts';
import { loginUrl } from '../../src/supabase/logins.ts';

const keys = { jwtSecret: 'a secret of at least thirty-two characters', publishableKey: 'sb_publishable_for_tests', secretKey: 'sb_secret_for_tests' };

export interface Project {
  url: string;
  adminUrl: string;
  sql(text: string): Promise<pg.QueryResult>;
  /** supabase-js as a signed-in user with these claims. */
  as(claims: object): Promise<SupabaseClient>;
  service: SupabaseClient;
  anonymous: SupabaseClient;
  close(): Promise<void>;
}

export type Overrides = Partial<SupabaseApiOptions> & { asAdministrator?: boolean };

/** A bare project with the given tables, and the API in front of it with some of its patches left out if wanted. */
export async function localProject(tables: string, { asAdministrator = false, ...overrides }: Overrides = {}): Promise<Project> {
  // why: lite writes every database error to the console, and these tests cause them
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { adminUrl, drop } = await newDatabase();
  await bootstrap(adminUrl);
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(tables);
  const storageFolder = mkdtempSync(path.join(os.tmpdir(), 'sage-storage-'));
  const databaseUrl = asAdministrator ? adminUrl : loginUrl(adminUrl, 'authenticator');
  const api = await startSupabaseApi({ port: 0, databaseUrl, schemaUrl: loginUrl(adminUrl, 'lite_schema_reader'), storageFolder, ...keys, ...overrides });
  return {
    url: api.url,
    adminUrl,
    sql: (text) => admin.query(text),
    as: async (claims) => client(api.url, keys.publishableKey, await token(claims)),
    service: client(api.url, keys.secretKey),
    anonymous: client(api.url, keys.publishableKey),
    close: async () => {
      await api.close();
      await admin.end();
      await drop();
      rmSync(storageFolder, { recursive: true, force: true });
    },
  };
}

export const token = (claims: object): Promise<string> =>
  new SignJWT({ role: 'authenticated', ...claims }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('5m').sign(new TextEncoder().encode(keys.jwtSecret));

export const publishableKey = keys.publishableKey;

const client = (url: string, key: string, accessToken?: string) =>
  createClient(url, key, {
    ...(accessToken ? { accessToken: () => Promise.resolve(accessToken) } : { auth: { persistSession: false } }),
    realtime: { transport: globalThis.WebSocket ?? class {} },
  }) as SupabaseClient;

async function newDatabase() {
  const name = `local_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const server = new pg.Client(inject('postgresUrl'));
    await server.connect();
    await server.query(sql).finally(() => server.end());
  };
  await run(`create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { adminUrl: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
