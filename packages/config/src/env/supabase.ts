import { z } from '../z.ts';
import { noted, webUrl } from './variable.ts';

/** The Data API and Storage. The publishable key never reaches a browser here: every call is made by a server. */
export const supabaseEnv = z.object({
  SUPABASE_URL: noted(webUrl(), { about: 'Address of the Supabase project (Data API and Storage).', fix: 'copy the project URL from Supabase → Settings → Data API', example: 'https://abcd.supabase.co' }),
  SUPABASE_PUBLISHABLE_KEY: noted(z.string().min(16), { about: 'Publishable key; sent by our servers beside the user\'s token.', fix: 'copy it from Supabase → Settings → API Keys', example: 'sb_publishable_…' }),
});

/** What mints the five-minute tokens of the Data API: exactly one of the two. */
export const tokenSigningEnv = z.object({
  SUPABASE_JWT_SIGNING_KEY: noted(z.string().optional(), { about: 'Private ES256 key (JWK with `kid`, one line) that was imported in Supabase → Settings → JWT Keys. Preferred.', fix: 'make one with `npx supabase gen signing-key --algorithm ES256`, import it, and paste it here', example: '{"kty":"EC","crv":"P-256","kid":"…","d":"…","x":"…","y":"…"}' }),
  SUPABASE_JWT_SECRET: noted(z.string().min(32).optional(), { about: 'The project\'s HS256 secret, where ES256 is not verified (the local stack).', fix: 'copy the legacy JWT secret, or better set SUPABASE_JWT_SIGNING_KEY' }),
});

/** Bypasses row-level security: only for webhooks, the worker and sign-in. */
export const serviceRoleEnv = z.object({
  SUPABASE_SECRET_KEY: noted(z.string().min(16), { about: 'Secret key (service role). Used by webhooks, the worker and sign-in only.', fix: 'copy a secret key from Supabase → Settings → API Keys', example: 'sb_secret_…' }),
});

/** A direct or session-mode connection: migrations, LISTEN and background jobs do not work through a transaction pooler. */
export const databaseEnv = z.object({
  DATABASE_URL: noted(z.url({ protocol: /^postgres(ql)?$/ }), { about: 'Direct or session-mode Postgres connection (port 5432, not the pooler\'s 6543).', fix: 'copy the session-mode connection string from Supabase → Connect', example: 'postgresql://postgres:…@db.abcd.supabase.co:5432/postgres' }),
});
