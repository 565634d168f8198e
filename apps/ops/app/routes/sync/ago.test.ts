import { expect, it } from 'vitest';
import { durationSince } from './ago.ts';

it.each([
  ['2026-01-05T11:59:48Z', '12 seconds'],
  ['2026-01-05T11:00:00.001+00:00', '59 minutes'],
  ['2026-01-05T10:59:00Z', '1 hour'],
  ['2026-01-02T10:59:00Z', '3 days'],
  ['2026-01-05T12:00:09Z', '0 seconds'],
])('since %s it is %s', (since, words) => {
  expect(durationSince(since, '2026-01-05T12:00:00Z')).toBe(words);
});
