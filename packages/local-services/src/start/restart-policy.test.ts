import { describe, expect, it } from 'vitest';
import { afterDeath, type RestartPolicy } from './restart-policy.ts';

const policy: RestartPolicy = { deaths: 5, windowMs: 60_000, firstDelayMs: 250, longestDelayMs: 1_500 };

describe('afterDeath', () => {
  it('waits longer after each death, up to a limit', () => {
    const delays = [1, 2, 3, 4].map((count) => afterDeath(Array.from({ length: count }, (_, index) => index * 1_000), policy));
    expect(delays).toEqual([250, 500, 1_000, 1_500].map((delayMs) => ({ giveUp: false, delayMs })));
  });

  it('gives up at the fifth death within the window', () => {
    expect(afterDeath([0, 10_000, 20_000, 30_000, 59_999], policy)).toEqual({ giveUp: true });
  });

  it('forgets deaths that are longer ago', () => {
    expect(afterDeath([0, 10_000, 20_000, 30_000, 60_000], policy)).toEqual({ giveUp: false, delayMs: 1_500 });
    expect(afterDeath([0, 10_000, 20_000, 30_000, 500_000], policy)).toEqual({ giveUp: false, delayMs: 250 });
  });
});
