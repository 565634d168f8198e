import type { StackEnv } from '../start/settings.ts';
import { ask, type Answer } from './ask.ts';
import { intakeToken } from './intake-token.ts';
import { failed, ok, reason, type Check, type Verdict } from './verdict.ts';

type SupabaseEnv = Pick<StackEnv, 'SUPABASE_URL' | 'SUPABASE_PUBLISHABLE_KEY' | 'SUPABASE_SECRET_KEY' | 'SUPABASE_JWT_SIGNING_KEY' | 'SUPABASE_JWT_SECRET'>;

const KEYS = 'Copy it again from Supabase → Settings → API Keys.';
const callOf = (env: SupabaseEnv) => (name: string, body: unknown, key: string, token?: string) =>
  ask(`${env.SUPABASE_URL}/rest/v1/rpc/${name}`, { method: 'POST', body, headers: { apikey: key, ...(token ? { authorization: `Bearer ${token}` } : {}) } });

/** Three questions to the Data API, each of which only one key can answer rightly. */
export function supabaseChecks(env: SupabaseEnv, local: boolean): Check[] {
  const call = callOf(env);
  const check = (name: string, run: () => Promise<Verdict>): Check => ({
    name,
    run: () => run().catch((error: unknown) => failed(`${env.SUPABASE_URL} cannot be reached: ${reason(error)}.`, local ? 'Start the local services first: `pnpm start`.' : 'Check SUPABASE_URL, and that the project is not paused.')),
  });
  return [
    check('Supabase publishable key', async () => publishableVerdict(await call('intake_tiers', {}, env.SUPABASE_PUBLISHABLE_KEY))),
    check('Supabase secret key', async () => secretVerdict(await call('session_check', { p_token_hash: '0'.repeat(64), p_audience: 'portal' }, env.SUPABASE_SECRET_KEY))),
    check('Token signing', async () => signingVerdict(await call('intake_tiers', {}, env.SUPABASE_PUBLISHABLE_KEY, await intakeToken(env)))),
  ];
}

/** The key alone is nobody: it must be known, and may do nothing. */
export function publishableVerdict({ status, body }: Answer): Verdict {
  if (body.code === '42501') return ok('accepted, and may do nothing by itself');
  if (status < 300) return failed('It may call intake functions without a token.', 'Revoke EXECUTE on public.intake_tiers from public and anon.');
  if (body.code === 'PGRST202') return unmigrated;
  return failed(`SUPABASE_PUBLISHABLE_KEY is refused (${told({ status, body })}).`, KEYS);
}

export function secretVerdict({ status, body }: Answer): Verdict {
  if (status < 300) return ok('accepted as the service role');
  if (body.code === '42501') return failed('SUPABASE_SECRET_KEY is a key without the service role.', KEYS);
  if (body.code === 'PGRST202') return unmigrated;
  return failed(`SUPABASE_SECRET_KEY is refused (${told({ status, body })}).`, KEYS);
}

export function signingVerdict({ status, body }: Answer): Verdict {
  if (status < 300) return ok('a minted token is accepted as sage_intake');
  if (body.code === 'PGRST202') return unmigrated;
  if (body.code === '42501' || body.code === '22023') return failed(`The token does not act as sage_intake (${told({ status, body })}).`, 'Apply the migrations: they grant sage_intake to authenticator.');
  return failed(`A minted token is refused (${told({ status, body })}).`, 'Import the ES256 key of SUPABASE_JWT_SIGNING_KEY in Supabase → Settings → JWT Keys, or set the SUPABASE_JWT_SECRET of this project.');
}

const unmigrated = failed('The Data API does not know our functions.', 'Apply the migrations, then reload the schema cache (`notify pgrst`).');
const told = ({ status, body }: Answer) => [status, body.code, body.message ?? body.msg].filter(Boolean).join(' ');
