import { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people.ts';
import type { Settings } from './settings.ts';

type Row = [name: string, address: string, remark?: string];

/** What is shown when all is ready: where to go, and how to sign in. */
export function summary(settings: Settings, { apps }: { apps: boolean }): string {
  const rows = [...(apps ? appRows(settings) : []), ...serviceRows(settings)];
  return [...table(rows), ...(isDemo(settings) ? ['', ...signIns(settings)] : [])].join('\n');
}

/** Demo people are for the local database only. */
const isDemo = ({ local }: Pick<Settings, 'local'>): boolean => local.postgres;

const appRows = ({ env }: Settings): Row[] => [
  ['Intake', env.INTAKE_URL, 'prospects'],
  ['Portal', env.PORTAL_URL, 'clients'],
  ['Ops', env.OPS_URL, 'the team'],
];

const standIn = (isLocal: boolean, name: string, address: string, real: string, remark = 'stand-in'): Row =>
  isLocal ? [name, address, remark] : [name, real, 'as set in .env'];

function serviceRows({ env, local }: Settings): Row[] {
  return [
    standIn(local.mail, 'Mail', `http://localhost:${env.MAIL_PORT}`, new URL(env.SMTP_URL).host, 'every mail that was sent'),
    standIn(local.notion, 'Notion', `http://localhost:${env.NOTION_PORT}`, env.NOTION_API_URL ?? 'api.notion.com'),
    standIn(local.stripe, 'Stripe', `http://localhost:${env.STRIPE_PORT}`, env.STRIPE_API_URL ?? 'api.stripe.com'),
    standIn(local.supabase, 'Supabase API', `http://localhost:${env.SUPABASE_PORT}`, env.SUPABASE_URL, 'local'),
    standIn(local.postgres, 'Postgres', `localhost:${env.POSTGRES_PORT}`, new URL(env.DATABASE_URL).host, 'local'),
  ];
}

const signIns = ({ env }: Settings): string[] => [
  `Sign in with the password  ${DEMO_PASSWORD}`,
  ...table(DEMO_PEOPLE.map(({ email, role, app }): Row => [email, app === 'ops' ? env.OPS_URL : env.PORTAL_URL, role])),
];

function table(rows: Row[]): string[] {
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [width(0), width(1)];
  return rows.map(([name, address, remark = '']) => `  ${name.padEnd(first)}  ${address.padEnd(second)}  ${remark}`.trimEnd());
}
