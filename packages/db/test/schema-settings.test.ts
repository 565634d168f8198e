import { expect, inject, it } from 'vitest';
import { mintToken } from '../src/token.ts';

const { url, jwtSecret, publishableKey } = inject('supabase');

/** Calls a function over the Data API as an admin. */
async function rpc(name: string, body: object = {}): Promise<number> {
  const identity = { role: 'authenticated', userId: crypto.randomUUID(), userType: 'admin', sessionId: crypto.randomUUID() } as const;
  const token = await mintToken({ SUPABASE_JWT_SECRET: jwtSecret }, identity, { requestId: 'test' });
  const headers = { apikey: publishableKey, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/rest/v1/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.status;
}

// The reason and the acting role travel as settings of the transaction, so nobody may set one from outside.
it.each(['set_config', 'pg_catalog.set_config', 'current_setting'])('offers nobody the function %s over the Data API', async (name) => {
  expect(await rpc(name, { setting_name: 'sage.acting_for', new_value: 'system', is_local: false })).toBe(404);
});

it('offers those of the schema public', async () => {
  expect(await rpc('ops_home')).toBe(200);
});
