import { describe, expect, it } from 'vitest';
import { intakeRouter } from '../routers/intake.ts';
import { allProcedures } from '../routers/testing/apps.ts';
import { contextOf, facts } from '../testing/contexts.ts';
import { errorOf, mutationRequest, queryRequest } from '../testing/http.ts';
import { createCallerFactory } from '../trpc.ts';
import { createRuntime } from './runtime.ts';

const intake = createRuntime({
  router: intakeRouter,
  createCaller: createCallerFactory(intakeRouter),
  openContext: async (given, door) => ({ ...contextOf('intake', door), ...given }),
});
const ask = (request: Request) => intake.handle(request, facts());
const BASE = 'http://app.test/api/trpc';
const json = { 'content-type': 'application/json' };
const bytes = { 'content-type': 'application/octet-stream' };

it('answers, and nobody keeps the answer', async () => {
  const response = await ask(queryRequest('tiers.list'));
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});

it.each([
  ['PUT', new Request(`${BASE}/tiers.list`, { method: 'PUT', headers: json, body: '{}' }), 405],
  ['a query by POST', mutationRequest('tiers.list'), 405],
  ['a form', new Request(`${BASE}/tiers.list`, { method: 'POST', body: new FormData() }), 415],
  ['plain text, which another site may post', new Request(`${BASE}/tiers.list`, { method: 'POST', body: '{}' }), 415],
  ['raw bytes', new Request(`${BASE}/tiers.list`, { method: 'POST', headers: bytes, body: 'x' }), 415],
  ['a long address', queryRequest('tiers.list', 'x'.repeat(5_000)), 413],
  ['a large body', mutationRequest('tiers.list', 'x'.repeat(70_000)), 413],
  ['a broken input', new Request(`${BASE}/routing.preview?input={`), 400],
  ['a broken path', new Request(`${BASE}/%E0%A4%A`), 400],
  ['eleven calls at once', new Request(`${BASE}/${Array(11).fill('tiers.list').join(',')}?batch=1&input={}`), 400],
  ['no such procedure', queryRequest('tiers.drop'), 404],
  ['a name that every object has', queryRequest('constructor'), 404],
  ['the prototype', queryRequest('__proto__.toString'), 404],
])('refuses %s', async (_, request, status) => {
  const response = await ask(request);
  expect(response.status).toBe(status);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(JSON.stringify(await response.json())).not.toMatch(/drop|constructor|proto|xxx|%E0/);
});

it('stops reading a body that lies about its length', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 16_384;
      controller.enqueue(new Uint8Array(16_384).fill(32));
    },
  });
  const request = new Request(`${BASE}/tiers.list`, { method: 'POST', headers: json, body: endless, duplex: 'half' } as RequestInit);
  expect((await ask(request)).status).toBe(413);
  expect(sent).toBeLessThan(200_000);
});

it('takes ten calls in one request', async () => {
  const response = await ask(new Request(`${BASE}/${Array(10).fill('tiers.list').join(',')}?batch=1&input={}`));
  expect(await response.json()).toHaveLength(10);
});

it('names the fields that do not fit, without their values', async () => {
  const response = await ask(queryRequest('routing.preview', { timelineWeeks: 'TYPED', TYPED: 1 }));
  const { data } = await errorOf(response);
  expect(data).toMatchObject({ kind: 'invalid', message: 'Please check what you entered.' });
  expect(Object.keys(data.fields!).sort()).toEqual(['', 'budget', 'hasDrawings', 'hasSurvey', 'projectType', 'timelineWeeks']);
  expect(JSON.stringify(data)).not.toContain('TYPED');
});

describe('the public app', () => {
  const pathsOf = (wanted: string) => allProcedures().flatMap(({ app, path }) => (app === wanted ? [path] : []));
  const privatePaths = pathsOf('ops');

  it('has no procedure of ops', () => {
    expect(privatePaths.filter((path) => pathsOf('intake').includes(path))).toEqual([]);
  });

  it.each(privatePaths)('does not know %s', async (path) => {
    expect((await ask(queryRequest(path))).status).toBe(404);
    expect((await ask(mutationRequest(path))).status).toBe(404);
  });
});
