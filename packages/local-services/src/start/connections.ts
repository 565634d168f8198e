import { EnvError, parseEnv, type EnvProblem, type RawEnv } from '@sage/config/env';
import { CONNECTIONS, isLocal, type Connection } from '@sage/config/local';
import type { z } from '@sage/config/z';

const SERVICE: Record<Connection, string> = { postgres: 'Postgres', supabase: 'Supabase', stripe: 'Stripe', notion: 'Notion', mail: 'mail server' };

/** Which connections have their stand-in. */
export const standIns = (raw: RawEnv): Record<Connection, boolean> =>
  Object.fromEntries((Object.keys(CONNECTIONS) as Connection[]).map((connection) => [connection, isLocal(connection, raw)])) as Record<Connection, boolean>;

/** What the single variables cannot tell: which of them belong together. `raw` is what a person set. */
function connectionProblems(raw: RawEnv): EnvProblem[] {
  const local = standIns(raw);
  const has = (name: string) => !!raw[name]?.trim();
  const problems: EnvProblem[] = [];
  if (!local.supabase && !has('DATABASE_URL')) {
    problems.push({ name: 'DATABASE_URL', message: 'is missing: with a real Supabase, migrations and background jobs need its database too; copy the session-mode connection string from Supabase → Connect' });
  }
  if (!local.supabase && has('SUPABASE_JWT_SIGNING_KEY') === has('SUPABASE_JWT_SECRET')) {
    const state = has('SUPABASE_JWT_SECRET') ? 'is set beside SUPABASE_JWT_SECRET: keep exactly one of the two' : 'is missing';
    problems.push({ name: 'SUPABASE_JWT_SIGNING_KEY', message: `${state}; make a key with \`npx supabase gen signing-key --algorithm ES256\`, import it in Supabase → Settings → JWT Keys, and paste it on one line` });
  }
  if (has('NOTION_TOKEN') && !has('NOTION_API_URL') && !has('NOTION_PARENT_PAGE_ID')) {
    problems.push({ name: 'NOTION_PARENT_PAGE_ID', message: 'is missing: share a page with the Notion connection and set the id at the end of its address' });
  }
  if (isTransactionPooler(raw.DATABASE_URL ?? '')) {
    problems.push({ name: 'DATABASE_URL', message: 'leads to a transaction pooler (port 6543), where LISTEN, migrations and jobs do not work: use the direct or the session-mode string (port 5432)' });
  }
  return problems;
}

export const isTransactionPooler = (databaseUrl: string): boolean => URL.canParse(databaseUrl) && new URL(databaseUrl).port === '6543';

/** Checks every variable before anything starts. `raw` is what a person set, `filled` has the stand-ins too. @throws EnvError */
export function checkEnv<S extends z.ZodObject>(schema: S, raw: RawEnv, filled: RawEnv): z.infer<S> {
  const problems = connectionProblems(raw);
  try {
    const env = parseEnv(schema, filled);
    if (problems.length === 0) return env;
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const isNews = ({ name }: EnvProblem) => !problems.some((known) => known.name === name) && !isDerived(name, raw, filled);
    problems.push(...error.problems.filter(isNews).map((problem) => inContext(problem, raw)));
  }
  throw new EnvError(problems);
}

/** A default that was made of a bad value: an address of a bad port. The port's own problem says it. */
const isDerived = (name: string, raw: RawEnv, filled: RawEnv) => !raw[name]?.trim() && !!filled[name];

/** Someone who set one variable of a connection has to learn that its stand-in no longer serves. */
function inContext(problem: EnvProblem, raw: RawEnv): EnvProblem {
  const connection = (Object.keys(CONNECTIONS) as Connection[]).find((name) => (CONNECTIONS[name] as readonly string[]).includes(problem.name));
  const set = connection && !raw[problem.name]?.trim() ? CONNECTIONS[connection].filter((name) => raw[name]?.trim()) : [];
  if (!connection || set.length === 0) return problem;
  return { name: problem.name, message: `${problem.message} (${set.join(', ')} ${set.length > 1 ? 'are' : 'is'} set, so the ${SERVICE[connection]} stand-in stays off)` };
}
