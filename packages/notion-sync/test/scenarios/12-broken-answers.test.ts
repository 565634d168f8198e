import { expect, it } from 'vitest';
import { newClient, virtualClock } from '../sync-database.ts';
import { settled } from '../settled.ts';
import { standInOverHttp } from '../stand-in-over-http.ts';

it.each([
  ['a stalled body', { kind: 'stalled' }, 'ambiguous'],
  ['200 with HTML', { kind: 'html', status: 200 }, 'ambiguous'],
  ['502', { kind: 'html', status: 502 }, 'ambiguous'],
  ['a connection that closes after the write', { kind: 'unreachable', after: true }, 'ambiguous'],
  ['529', { kind: 'refused', status: 529 }, 'retry'],
] as const)('12: %s: bounded, classified, and it recovers with one page', async (_, fault, kind) => {
  const { database, standIn, clock, engine, outcomes, asked } = await standInOverHttp(virtualClock());
  const id = await newClient(database);
  standIn.faults.add({ ...fault, operation: 'pages.create', times: 1 }, standIn.clock.now());
  await engine.round(1);
  expect(outcomes).toMatchObject([{ result: 'failed', error: { failure: { kind } } }]);
  await settled(engine, { database, clock });
  expect(asked().length).toBeLessThanOrEqual(4);
  const live = standIn.store.all('page').filter(({ in_trash: isTrashed, ...page }) => !isTrashed && JSON.stringify(page).includes(id));
  expect(live).toHaveLength(1);
});
