import { z } from '@sage/config/z';
import { loginUrl } from './logins.ts';

/** What the program `supabase/main.ts` is told by whoever starts it. */
export const supabaseProgramEnv = z.object({
  SUPABASE_PORT: z.coerce.number().int().min(0).max(65_535),
  SUPABASE_JWT_SECRET: z.string().min(32),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(16),
  SUPABASE_SECRET_KEY: z.string().min(16),
  AUTHENTICATOR_URL: z.url(),
  SCHEMA_READER_URL: z.url(),
  STORAGE_DIR: z.string().min(1),
});

export interface SupabaseProgram {
  port: number;
  /** As the administrator; the program itself gets the lesser logins that `bootstrap` made. */
  databaseUrl: string;
  storageFolder: string;
  keys: { jwtSecret: string; publishableKey: string; secretKey: string };
}

/** The environment for `supabase/main.ts`, all of it. */
export const supabaseEnvironment = ({ port, databaseUrl, storageFolder, keys }: SupabaseProgram): Record<string, string> => ({
  NODE_ENV: 'production',
  SUPABASE_PORT: String(port),
  SUPABASE_JWT_SECRET: keys.jwtSecret,
  SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
  SUPABASE_SECRET_KEY: keys.secretKey,
  AUTHENTICATOR_URL: loginUrl(databaseUrl, 'authenticator'),
  SCHEMA_READER_URL: loginUrl(databaseUrl, 'lite_schema_reader'),
  STORAGE_DIR: storageFolder,
});
