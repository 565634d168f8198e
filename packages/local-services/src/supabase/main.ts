import { readEnv } from '@sage/config/process-env';
import { runProgram } from '../program.ts';
import { startSupabaseApi } from './api/start-supabase-api.ts';
import { supabaseProgramEnv } from './environment.ts';

await runProgram('supabase', () => {
  const env = readEnv(supabaseProgramEnv);
  return startSupabaseApi({
    port: env.SUPABASE_PORT,
    databaseUrl: env.AUTHENTICATOR_URL,
    schemaUrl: env.SCHEMA_READER_URL,
    storageFolder: env.STORAGE_DIR,
    jwtSecret: env.SUPABASE_JWT_SECRET,
    publishableKey: env.SUPABASE_PUBLISHABLE_KEY,
    secretKey: env.SUPABASE_SECRET_KEY,
  });
});
