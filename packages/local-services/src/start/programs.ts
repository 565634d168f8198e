import * as schemas from '@sage/config/env';
import type { z } from '@sage/config/z';
import path from 'node:path';
import { supabaseEnvironment } from '../supabase/environment.ts';
import type { Program } from './child.ts';
import type { NeededPort } from './ports.ts';
import type { Settings, StackEnv } from './settings.ts';

type PortVariable = Extract<keyof StackEnv, `${string}_PORT`>;

/** A node program of the stack, as data. */
export interface ProgramKind {
  name: string;
  needs: string[];
  folder: string;
  file: string;
  /** All that it gets beside what every process gets. */
  env: (settings: Settings) => Record<string, string>;
  /** Each port with what it is for. */
  ports: Partial<Record<PortVariable, string>>;
  /** Answers when it serves; without it the program says so over IPC. */
  readyAt?: (env: StackEnv) => string;
  /** Listens on HOST and not on loopback only. */
  isPublic?: boolean;
}

/** A program gets the variables that its schemas name. */
const variables = (...parts: z.ZodObject[]) => ({ text }: Settings) => pick(text, parts.flatMap((part) => Object.keys(part.shape)));
const named = (...names: (keyof StackEnv)[]) => ({ text }: Settings) => pick(text, names);

const standIn = (name: string, rest: Pick<ProgramKind, 'env' | 'ports'> & { needs?: string[] }): ProgramKind => ({
  needs: [],
  ...rest,
  name,
  folder: 'packages/local-services',
  file: `dist/${name}.js`,
});

/** The stand-ins, by the connection that they stand in for. Postgres is no node program: see `postgres-part.ts`. */
const STAND_INS = {
  supabase: standIn('supabase', {
    needs: ['postgres'],
    env: ({ env, dataDir, secrets }) =>
      supabaseEnvironment({ port: env.SUPABASE_PORT, databaseUrl: env.DATABASE_URL, storageFolder: path.join(dataDir, 'storage'), keys: secrets }),
    ports: { SUPABASE_PORT: 'the Supabase API' },
  }),
  mail: standIn('mail', { env: named('MAIL_PORT', 'SMTP_PORT'), ports: { MAIL_PORT: 'the mailbox', SMTP_PORT: 'the mail server' } }),
  notion: standIn('notion', { env: named('NOTION_PORT', 'NOTION_TOKEN', 'NOTION_PARENT_PAGE_ID', 'NOTION_CALLS_PER_MINUTE', 'PORTAL_URL'), ports: { NOTION_PORT: 'the Notion stand-in' } }),
  stripe: standIn('stripe', { env: named('STRIPE_PORT', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'PORTAL_URL'), ports: { STRIPE_PORT: 'the Stripe stand-in' } }),
};

const { runtimeEnv, addressesEnv, httpEnv, supabaseEnv, tokenSigningEnv, serviceRoleEnv, databaseEnv, stripeEnv, notionEnv, mailEnv, workerEnv } = schemas;
const everyApp = [runtimeEnv, addressesEnv, httpEnv, supabaseEnv, tokenSigningEnv, stripeEnv.pick({ STRIPE_API_URL: true })];

const app = (name: 'intake' | 'portal' | 'ops', ...more: z.ZodObject[]): ProgramKind => {
  const prefix = name.toUpperCase() as Uppercase<typeof name>;
  return {
    name,
    needs: ['supabase'],
    folder: `apps/${name}`,
    file: 'server.js',
    env: variables(...everyApp, ...more),
    ports: { [`${prefix}_PORT`]: `the ${name} app`, [`${prefix}_METRICS_PORT`]: `the metrics of the ${name} app` },
    readyAt: ({ HOST, ...env }) => `http://${HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST}:${env[`${prefix}_PORT`]}/readyz`,
    isPublic: true,
  };
};

export const APPS: ProgramKind[] = [
  {
    name: 'worker',
    needs: ['postgres', 'supabase'],
    folder: 'packages/worker',
    file: 'dist/main.js',
    env: variables(runtimeEnv, addressesEnv, supabaseEnv, tokenSigningEnv, serviceRoleEnv, databaseEnv, stripeEnv, notionEnv, mailEnv, workerEnv),
    ports: { WORKER_PORT: 'the worker' },
    readyAt: (env) => `http://127.0.0.1:${env.WORKER_PORT}/readyz`,
  },
  app('intake', stripeEnv.omit({ STRIPE_WEBHOOK_SECRET: true })),
  app('portal', serviceRoleEnv, stripeEnv, notionEnv),
  app('ops', serviceRoleEnv, notionEnv.pick({ NOTION_API_URL: true })),
];

/** What this start runs of the stand-ins. */
export const standInsOf = ({ local }: Settings): ProgramKind[] =>
  (Object.keys(STAND_INS) as (keyof typeof STAND_INS)[]).filter((name) => local[name]).map((name) => STAND_INS[name]);

/** Nothing else of the environment that started us reaches a program. */
export const programOf = (kind: ProgramKind, settings: Settings): Program => ({
  name: kind.name,
  needs: kind.needs,
  args: ['--enable-source-maps', path.join(settings.root, kind.folder, kind.file)],
  cwd: path.join(settings.root, kind.folder),
  env: { ...settings.system, LOG_LEVEL: settings.env.LOG_LEVEL, ...kind.env(settings), NODE_ENV: 'production', SAGE_DATA_DIR: settings.dataDir },
  ready: kind.readyAt ? new URL(kind.readyAt(settings.env)) : 'message',
});

export const portsOf = (kind: ProgramKind, { env }: Settings): NeededPort[] =>
  (Object.entries(kind.ports) as [PortVariable, string][]).map(([variable, wantedBy]) => ({
    port: env[variable],
    variable,
    wantedBy,
    host: kind.isPublic && !variable.endsWith('_METRICS_PORT') ? env.HOST : '127.0.0.1',
  }));

const pick = (from: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
