import { expect, it } from 'vitest';
import { costWords, resultWords } from './activity-words.ts';

it.each([
  [{ direction: 'push', result: 'synced' }, 'In step'],
  [{ direction: 'pull', result: 'synced' }, 'Read'],
  [{ direction: 'pull', result: 'refused' }, 'Refused'],
] as const)('says of %o: %s', (line, words) => {
  expect(resultWords(line)).toBe(words);
});

it.each([
  [{ calls: 1, lag_ms: 240 }, '1 call, 240 ms after the change'],
  [{ calls: 2, lag_ms: 3_100 }, '2 calls, 3.1 s after the change'],
  [{ calls: 1, lag_ms: null }, '1 call'],
  [{ calls: 0, lag_ms: null }, ''],
])('says of %o: %s', (line, words) => {
  expect(costWords(line)).toBe(words);
});
