import fc from 'fast-check';
import superjson from 'superjson';
import { describe, expect, it } from 'vitest';
import { contextOf, facts } from '../testing/contexts.ts';
import { mutationRequest, queryRequest } from '../testing/http.ts';
import { allProcedures, failureFromServer, runtimeOf } from './testing/apps.ts';
import { EXAMPLES } from './testing/examples.ts';

const canBeSent = (value: unknown) => {
  try {
    return superjson.stringify(value) !== undefined;
  } catch {
    return false;
  }
};
/** superjson refuses to send keys such as `__proto__`: those come as raw text, below. */
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, maxDepth: 3 }).filter(canBeSent);

const HOSTILE = [
  '{"json":{"__proto__":{"a":1},"constructor":{"prototype":1}}}',
  '{"json":{"a":1},"meta":{"values":{"__proto__.a":["Date"]}}}',
  '{"json":{"a":"/(a+)+$/"},"meta":{"values":{"a":["regexp"]}}}',
  '{"json":{"a":{}},"meta":{"values":{"a":[["class","X"]]},"referentialEqualities":{"a":["a.b.c"]}}}',
  '[[[[[[[[[[',
  'null',
  '{"0":null}',
];

/** A good input with some fields replaced by anything, and now and then a field too many. */
const nearlyRight = (example: Record<string, unknown>) =>
  fc
    .record(Object.fromEntries(Object.keys(example).map((key) => [key, fc.oneof(fc.constant(example[key]), anything)])))
    .chain((input) => fc.oneof({ weight: 4, arbitrary: fc.constant(input) }, fc.dictionary(fc.string(), anything).map((extra) => ({ ...input, ...extra })).filter(canBeSent)));

const requestFor = (isQuery: boolean, path: string, input: unknown): Request => (isQuery ? queryRequest(path, input) : mutationRequest(path, input));

describe.each(allProcedures())('$app $path', ({ app, path, isQuery }) => {
  const { handle } = runtimeOf(app, contextOf(app === 'intake' ? 'intake' : 'admin', 'http'));
  const example = EXAMPLES[path];

  it('never answers 5xx, whatever it is sent', async () => {
    const input = example ? fc.oneof(anything, nearlyRight(example)) : anything;
    await fc.assert(
      fc.asyncProperty(input, async (value) => {
        expect((await handle(requestFor(isQuery, path, value), facts())).status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it('has no bug that some input finds, in our own code either', async () => {
    const context = contextOf(app === 'intake' ? 'intake' : 'admin');
    await fc.assert(
      fc.asyncProperty(example ? fc.oneof(anything, nearlyRight(example)) : anything, async (value) => {
        expect((await failureFromServer(app, path, context, value))?.kind).not.toBe('unexpected');
      }),
      { numRuns: 60 },
    );
  });

  it('never answers 5xx to a body or a query that is no envelope', async () => {
    const raw = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.json().map((json) => `{"json":${json},"meta":{"values":${json}}}`), fc.constantFrom(...HOSTILE));
    await fc.assert(
      fc.asyncProperty(raw, fc.boolean(), async (text, batch) => {
        const url = `http://app.test/api/trpc/${path}?${new URLSearchParams({ ...(batch && { batch: '1' }), ...(isQuery && { input: text }) })}`;
        const init = isQuery ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: text };
        expect((await handle(new Request(url, init), facts())).status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });
});

it('never answers 5xx to a path that nobody serves', async () => {
  const { handle } = runtimeOf('intake', contextOf('intake', 'http'));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom('GET', 'POST', 'DELETE'), async (path, method) => {
      const request = new Request(`http://app.test/api/trpc/${encodeURIComponent(path)}`, { method, headers: { 'content-type': 'application/json' } });
      expect((await handle(request, facts())).status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});
