import { expect, it } from 'vitest';
import { activityOf } from './activity.ts';

const push = { kind: 'client', recordId: 'r', lagMs: 12.4, calls: 1 };

it('tells what reached Notion, and what did not and why', () => {
  const told = { direction: 'push', kind: 'client', recordId: 'r', lagMs: 12, calls: 1 };
  expect(activityOf({ ...push, result: 'synced' })).toEqual({ ...told, result: 'synced', note: null });
  expect(activityOf({ ...push, result: 'failed', error: new Error('Too long.'), status: 'quarantined' })).toEqual({ ...told, result: 'quarantined', note: 'Too long.' });
});

it.each([
  ['was in step already', { ...push, calls: 0, result: 'synced' }],
  ['only waits its turn', { ...push, result: 'failed', error: new Error('paused'), status: 'pending' }],
  ['is with another worker', { ...push, result: 'lost' }],
] as const)('does not tell what %s', (_, outcome) => {
  expect(activityOf(outcome)).toBeNull();
});
