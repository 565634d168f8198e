import { createSessionDb } from '@sage/db';
import superjson from 'superjson';
import { describe, expect, inject, it } from 'vitest';
import { createIntakeRuntime } from '../doors/intake.ts';
import { outsideEnv } from '../testing/outside-env.ts';
import { loadPublishedRules } from './load-published-rules.ts';
import { route } from './route.ts';
import rulesV1 from './rules-v1.json' with { type: 'json' };
import { answers } from './testing/fixtures.ts';

const supabase = inject('supabase');
const env = { SUPABASE_URL: supabase.url, SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey, SUPABASE_JWT_SECRET: supabase.jwtSecret, ...outsideEnv };
const quiet = () => undefined;
const facts = { requestId: 'r-1', address: '127.0.0.1', userAgent: 'test', sessionToken: null, log: { error: quiet, warn: quiet, info: quiet } };
const loadRules = async () => loadPublishedRules(await createSessionDb({ env, identity: { role: 'sage_intake' }, origin: facts }));

describe('version 1 of the rules', () => {
  it('is what a migrated database serves to the public form', async () => {
    const served = await loadRules();
    expect(served.version).toBe(1);
    expect(served.document).toEqual(rulesV1);
  });

  it('finds a fee for every tier but the one that is quoted', async () => {
    const { fees } = await loadRules();
    expect(Object.entries(fees).filter(([, fee]) => fee === null)).toEqual([['4', null]]);
  });

  it('is what anyone can ask at /api/trpc/routing.preview, in one request to the database', async () => {
    const requests: string[] = [];
    const intake = createIntakeRuntime(env, { onRequest: ({ path }) => requests.push(path) });
    const input = encodeURIComponent(superjson.stringify(answers()));
    const response = await intake.handle(new Request(`http://intake.test/api/trpc/routing.preview?input=${input}`), facts);
    const { result } = (await response.json()) as { result: { data: Parameters<typeof superjson.deserialize>[0] } };
    expect(superjson.deserialize(result.data)).toEqual(route(await loadRules(), answers()));
    expect(requests).toEqual(['rpc/intake_routing_rules']);
  });
});
