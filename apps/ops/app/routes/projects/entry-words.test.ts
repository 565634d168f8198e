import { expect, it } from 'vitest';
import { entryWords } from './entry-words.ts';

it.each([
  [{ reason: 'team', email: 'tom@sage.example' }, /tom@sage\.example, belongs to the team/],
  [{ reason: 'closed', email: 'maya@example.com' }, /maya@example\.com is closed/],
  [{ reason: 'closed', email: null }, /the contact is closed/],
  [{ reason: 'nobody', email: null }, /no contact/],
] as const)('says why nobody can sign in: %j', (problem, words) => {
  expect(entryWords(problem)).toMatch(words);
});
