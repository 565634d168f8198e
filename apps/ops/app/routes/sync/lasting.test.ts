import { expect, it } from 'vitest';
import { lasting, lastingUntil } from './lasting.ts';

it.each([
  [1, '1 second'],
  [99, '99 seconds'],
  [100, '2 minutes'],
  [7_300, '3 hours'],
])('%s s last %s', (seconds, words) => expect(lasting(seconds)).toBe(words));

it.each([
  ['2026-01-05T12:00:29.200Z', '30 seconds'],
  ['2026-01-05T11:00:00Z', '1 second'],
])('until %s', (until, words) => expect(lastingUntil(until, '2026-01-05T12:00:00Z')).toBe(words));
