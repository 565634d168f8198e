import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClientFor, createDb } from './index.ts';
import { createServiceDb } from './service-role.ts';
import { withTimeout } from './fetch.ts';

// why: what goes over the wire is the subject here; the Data API itself is tested against Postgres in test/.
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const BASE = 'http://supabase.test';
const env = { SUPABASE_URL: BASE, SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789' };
const sync = { limiter: null, standing: [], waiting: 0, oldest_at: null, drain_seconds: null, retrying: 0, set_aside: 0, to_decide: 3, is_rebuild_cut_off: false };
const counts = { leads_to_review: 1, open_projects: 2, payments_failed: 0, sync_failed: 0, no_entry: 0, conflicts_to_decide: 3, conflicts_put_back: 1, sync };

describe('a request of a user', () => {
  it('goes out with the minted token, the publishable key and the request id', async () => {
    const seen: Record<string, string | null> = {};
    server.use(
      http.post(`${BASE}/rest/v1/rpc/ops_home`, ({ request }) => {
        for (const name of ['authorization', 'apikey', 'x-request-id']) seen[name] = request.headers.get(name);
        return HttpResponse.json(counts);
      }),
    );
    const client = createClientFor({ env, token: 'minted', requestId: 'r-1' });
    expect(await createDb(client).ops.home()).toEqual(counts);
    expect(seen).toEqual({ authorization: 'Bearer minted', apikey: env.SUPABASE_PUBLISHABLE_KEY, 'x-request-id': 'r-1' });
  });

  it('is counted', async () => {
    server.use(http.post(`${BASE}/rest/v1/rpc/ops_home`, () => HttpResponse.json(counts)));
    const calls: string[] = [];
    const db = createDb(createClientFor({ env, token: 't', requestId: 'r', onRequest: ({ method, path }) => calls.push(`${method} ${path}`) }));
    await db.ops.home();
    expect(calls).toEqual(['POST rpc/ops_home']);
  });

  it.each([
    ['the network fails', () => HttpResponse.error()],
    ['the database is away', () => HttpResponse.json({ code: 'PGRST001', message: 'no connection' }, { status: 503 })],
  ])('fails at once, and is not sent again, when %s', async (_, answer) => {
    let calls = 0;
    server.use(
      http.get(`${BASE}/rest/v1/leads`, () => {
        calls += 1;
        return answer();
      }),
    );
    await expect(createDb(createClientFor({ env, token: 't', requestId: 'r' })).leads.list()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(calls).toBe(1);
  });

  it('continues a list below the last row seen, and a cursor cannot break out of its value', async () => {
    const filters: (string | null)[] = [];
    server.use(
      http.get(`${BASE}/rest/v1/leads`, ({ request }) => {
        filters.push(new URL(request.url).searchParams.get('or'));
        return HttpResponse.json([]);
      }),
    );
    const { leads } = createDb(createClientFor({ env, token: 't', requestId: 'r' }));
    await leads.list({ after: { created_at: '2026-01-01T00:00:00.123456+00:00', id: 'a' } });
    await leads.list({ after: { created_at: '1"),id.not.is.null,(\\', id: 'a' } });
    expect(filters).toEqual([
      '(created_at.lt."2026-01-01T00:00:00.123456+00:00",and(created_at.eq."2026-01-01T00:00:00.123456+00:00",id.lt."a"))',
      '(created_at.lt."1\\"),id.not.is.null,(\\\\",and(created_at.eq."1\\"),id.not.is.null,(\\\\",id.lt."a"))',
    ]);
  });

  it('refuses an answer of another shape', async () => {
    server.use(http.post(`${BASE}/rest/v1/rpc/ops_home`, () => HttpResponse.json({ leads_to_review: 'many' })));
    await expect(createDb(createClientFor({ env, token: 't', requestId: 'r' })).ops.home()).rejects.toThrow();
  });
});

it('bounds an answer that never ends', async () => {
  server.use(http.get(`${BASE}/rest/v1/leads`, () => delay('infinite')));
  await expect(withTimeout(undefined, 20)(`${BASE}/rest/v1/leads`)).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('signs in with the secret key, and offers what sign-in and webhooks need and no more', async () => {
  let authorization: string | null = null;
  server.use(
    http.post(`${BASE}/rest/v1/rpc/session_check`, ({ request }) => {
      authorization = request.headers.get('authorization');
      return HttpResponse.json(null);
    }),
  );
  const db = createServiceDb({ ...env, SUPABASE_SECRET_KEY: 'sb_secret_0123456789' }, { requestId: 'r-1' });
  expect(await db.sessions.check('ab'.repeat(32), 'ops')).toBeNull();
  expect(authorization).toBe('Bearer sb_secret_0123456789');
  expect(Object.keys(db).sort()).toEqual(['invitations', 'ledger', 'notionInbox', 'sessions']);
});
