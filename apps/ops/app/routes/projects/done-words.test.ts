import { expect, it } from 'vitest';
import { doneWords } from './done-words.ts';

it.each([
  ['complete', 'in_progress', 'The step is completed, and the next one has begun.'],
  ['complete', 'delivered', 'The last step is completed, and the project is delivered.'],
  ['override', 'delivered', 'The project is delivered, although something is owed. The reason is in the record.'],
  ['publish', 'delivered', 'The deliverable is published. The client gets a mail.'],
  ['nothing of ours', 'delivered', undefined],
] as const)('says of %s, in a project that is %s: %s', (move, status, words) => {
  expect(doneWords(move, status)).toBe(words);
});
