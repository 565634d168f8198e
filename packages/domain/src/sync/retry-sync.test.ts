import { expect, it } from 'vitest';
import { retrySync } from './retry-sync.ts';

it('asks for exactly the record that was named', async () => {
  const asked: unknown[] = [];
  // why: what a retry does to the row is tested on Postgres; here only that nothing else is touched.
  const db = { opsSync: { status: async () => Promise.reject(new Error('not asked')), retry: async (input: unknown) => void asked.push(input) } };
  const input = { kind: 'project', recordId: '0b4f9a2e-0000-4000-8000-000000000009' };
  await retrySync({ db }, input);
  expect(asked).toEqual([input]);
});
