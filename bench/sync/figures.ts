import { afterAll, expect, it } from 'vitest';
import { drain } from './drain.ts';
import { randomFaults } from './faults.ts';
import { lag } from './lag.ts';
import { tenMinutesAway } from './outage.ts';
import { figures, printTable } from './table.ts';
import { triggerCost } from './triggers.ts';

afterAll(printTable);

it.each([
  ['drain', drain],
  ['outage', tenMinutesAway],
  ['trigger cost', triggerCost],
  ['random faults', randomFaults],
  ['lag', lag],
])('%s', async (_, measure) => {
  const before = figures.length;
  await measure();
  expect(figures.length).toBeGreaterThan(before);
  expect(figures.slice(before).filter(({ ok }) => !ok)).toEqual([]);
});
