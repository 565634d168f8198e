import { expect, it } from 'vitest';
import { ageOf } from './age.ts';

const now = '2026-01-05T12:00:00Z';

it.each([
  ['2026-01-05T11:20:00Z', '40 min', false],
  ['2026-01-05T05:10:00Z', '6 h', false],
  ['2026-01-04T12:00:00Z', '1 d', true],
  ['2026-01-04T07:30:00.123456+00:00', '1 d 4 h', true],
  ['2025-12-01T12:00:00Z', '35 d', true],
  ['2026-01-05T12:00:05Z', '0 min', false],
])('since %s it is %s', (since, words, late) => {
  expect(ageOf(since, now)).toEqual({ words, late });
});
