import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, facts } from '../testing/contexts.ts';
import { mutationRequest, queryRequest } from '../testing/http.ts';
import { allProcedures, failureFromServer, runtimeOf } from './testing/apps.ts';
import { anything, nearlyRight, rawText } from './testing/arbitraries.ts';
import { EXAMPLES } from './testing/examples.ts';

const runs = { numRuns: 60 };
const json = { 'content-type': 'application/json' };

describe.each(allProcedures())('$app $path', ({ app, path, isQuery }) => {
  const role = app === 'intake' ? 'intake' : 'admin';
  const { handle } = runtimeOf(app, contextOf(role, 'http'));
  const example = EXAMPLES[path];
  const inputs = example ? fc.oneof(anything, nearlyRight(example)) : anything;

  it('never answers 5xx, whatever it is sent', async () => {
    const requestFor = isQuery ? queryRequest : mutationRequest;
    const property = fc.asyncProperty(inputs, async (input) => {
      expect((await handle(requestFor(path, input), facts())).status).toBeLessThan(500);
    });
    await fc.assert(property, runs);
  });

  it('has no bug that some input finds, in our own code either', async () => {
    const context = contextOf(role);
    const property = fc.asyncProperty(inputs, async (input) => {
      expect((await failureFromServer(app, path, context, input))?.kind).not.toBe('unexpected');
    });
    await fc.assert(property, runs);
  });

  it('never answers 5xx to a body or a query that is no envelope', async () => {
    const property = fc.asyncProperty(rawText, fc.boolean(), async (text, batch) => {
      const search = new URLSearchParams({ ...(batch && { batch: '1' }), ...(isQuery && { input: text }) });
      const init = isQuery ? {} : { method: 'POST', headers: json, body: text };
      const response = await handle(new Request(`http://app.test/api/trpc/${path}?${search}`, init), facts());
      expect(response.status).toBeLessThan(500);
    });
    await fc.assert(property, runs);
  });
});

it('never answers 5xx to a path that nobody serves', async () => {
  const { handle } = runtimeOf('intake', contextOf('intake', 'http'));
  const path = fc.string({ unit: 'binary', maxLength: 80 });
  const property = fc.asyncProperty(path, fc.constantFrom('GET', 'POST', 'DELETE'), async (text, method) => {
    const url = `http://app.test/api/trpc/${encodeURIComponent(text)}`;
    expect((await handle(new Request(url, { method, headers: json }), facts())).status).toBeLessThan(500);
  });
  await fc.assert(property, { numRuns: 100 });
});
