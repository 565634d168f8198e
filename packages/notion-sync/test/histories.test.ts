import fc from 'fast-check';
import { expect, it } from 'vitest';
import { history, shortStorm } from './histories/history.ts';
import { liveThrough } from './histories/live-through.ts';
import { emptyTally, sum } from './histories/tally.ts';
import { openWorld } from './histories/world.ts';

const seed = Math.trunc(Math.random() * 2 ** 31);
process.stdout.write(`histories of seed ${seed}\n`);

it('whatever goes wrong in whatever order, with several workers and people at once, Notion comes to show what Postgres holds, once, and nothing of theirs is lost', async () => {
  const world = await openWorld();
  const tally = emptyTally();
  const happened = () => Math.min(sum(tally.faults), sum(tally.deeds), tally.writes);
  // Histories in which little happens prove nothing: a calm seed is followed by the next.
  for (let n = 0; n < 5 && happened() <= 10; n++) {
    await fc.assert(fc.asyncProperty(history, (steps) => liveThrough(world, steps, tally)), { numRuns: 5, seed: seed + n, verbose: 1 });
  }
  expect(happened()).toBeGreaterThan(10);
}, 240_000);

it('and so it does where hardly a call passes undisturbed, with nearly every trouble there is', async () => {
  const tally = emptyTally();
  // Some pass nearly without a call: as many as are needed to see what trouble does.
  for (const steps of fc.sample(shortStorm, { seed, numRuns: 5 })) {
    if (Object.keys(tally.faults).length > 12 && sum(tally.faults) > 80) break;
    await liveThrough(await openWorld(), steps, tally);
  }
  // Of fourteen kinds of answers, one of late calls, two of deaths and one of sleep.
  expect(Object.keys(tally.faults).length).toBeGreaterThan(12);
  expect(sum(tally.faults)).toBeGreaterThan(80);
}, 240_000);
