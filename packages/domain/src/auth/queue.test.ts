import { expect, it } from 'vitest';
import { createQueue } from './queue.ts';

/** Work that lasts until the test ends it. */
function openWork() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = () => {
    most = Math.max(most, (running += 1));
    return new Promise<void>((resolve) => ends.push(() => ((running -= 1), resolve())));
  };
  const endOne = async () => {
    ends.shift()!();
    await new Promise(setImmediate);
  };
  return { work, endOne, running: () => running, most: () => most };
}

it('runs so many at once, and the others in turn', async () => {
  const { work, endOne, running, most } = openWork();
  const queue = createQueue({ atOnce: 4, waiting: 10 });
  const all = Promise.all(Array.from({ length: 9 }, () => queue.run(work)));
  await new Promise(setImmediate);
  expect(running()).toBe(4);
  for (let i = 0; i < 9; i++) await endOne();
  await all;
  expect(most()).toBe(4);
});

it('refuses when too many wait, and takes more once one is done', async () => {
  const { work, endOne } = openWork();
  const queue = createQueue({ atOnce: 1, waiting: 1 });
  const first = queue.run(work);
  const second = queue.run(work);
  expect(queue.hasRoom()).toBe(false);
  await expect(queue.run(work)).rejects.toMatchObject({ kind: 'limited', retryAfterSeconds: 5 });
  await endOne();
  await first;
  expect(queue.hasRoom()).toBe(true);
  await endOne();
  await second;
});

it('gives the place on when work fails', async () => {
  const queue = createQueue({ atOnce: 1, waiting: 1 });
  await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queue.run(async () => 'next')).toBe('next');
});
