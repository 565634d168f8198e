import { expect, it } from 'vitest';
import { roundsWords } from './rounds-words.ts';

it.each([
  [{ used: 0, total: 2 }, '2, none used yet'],
  [{ used: 1, total: 2 }, '1 of 2 used, 1 left'],
  [{ used: 2, total: 2 }, '2 of 2 used, none left'],
  [{ used: 0, total: null }, 'As many as it takes'],
  [{ used: 3, total: null }, 'As many as it takes, 3 so far'],
])('%j reads "%s"', (rounds, words) => {
  expect(roundsWords(rounds)).toBe(words);
});
