import { expect, it } from 'vitest';
import { waitSentence } from './auth.rules.ts';

it.each([
  [1, '1 second'],
  [2, '2 seconds'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [120, '2 minutes'],
  [121, '3 minutes'],
  [900, '15 minutes'],
])('%i s is told as %s', (seconds, words) => {
  expect(waitSentence(seconds)).toBe(`Too many tries. Try again in ${words}.`);
});
