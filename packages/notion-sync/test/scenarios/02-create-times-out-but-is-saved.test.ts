import { expect, it } from 'vitest';
import { standInSync } from '../stand-in-sync.ts';
import { newClient } from '../sync-database.ts';

it.each([
  ['nothing was heard', { kind: 'unreachable', after: true }],
  ['the 503 names nothing', { kind: 'unavailable_after_commit', ids: false }],
] as const)('a create of which %s, while queries lag ten seconds behind, settles, is looked for and adopted: one page', async (_what, fault) => {
  const { database, standIn, rest, calls, pageOf, clock } = await standInSync();
  standIn.faults.add({ kind: 'query_lag', lag: 10 }, standIn.clock.now());
  standIn.faults.add({ ...fault, operation: 'pages.create', times: 1 }, standIn.clock.now());
  const client = await newClient(database);
  const begun = clock.at();
  await rest();
  // What was found may hold older values: it is read, and written to only where it does.
  expect(calls()).toEqual(['pages.create', 'dataSources.query', 'pages.retrieve']);
  expect(clock.at() - begun).toBeGreaterThanOrEqual(10_000);
  expect(await pageOf(client)).toEqual(expect.any(String));
});
