import { Client } from 'pg';
import { afterAll, bench, describe, inject } from 'vitest';
import { createClientFor, createDb, mintToken } from '../packages/db/src/index.ts';

const { url, publishableKey, jwtSecret, databaseUrl } = inject('supabase');
const token = await mintToken({ SUPABASE_JWT_SECRET: jwtSecret }, { role: 'sage_intake' }, { requestId: 'bench' });
const db = createDb(createClientFor({ env: { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey }, token, requestId: 'bench' }));

const direct = new Client({ connectionString: databaseUrl });
await direct.connect();
afterAll(() => direct.end());

describe('one round trip: the four tiers', () => {
  bench('through the Data API', () => db.tiers.listForIntake().then(() => undefined));
  bench('the same function over a direct connection', () => direct.query('select public.intake_tiers()').then(() => undefined));
});
