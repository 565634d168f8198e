import { expect, it } from 'vitest';
import { movesOf, type Movable } from './milestones.rules.ts';

const step = (order: number, status: Movable['status'], more: Partial<Movable> = {}): Movable => ({ order, status, kind: 'work', optional: false, skipped_at: null, ...more });

it.each([
  ['a step under way', step(2, 'in_progress'), [step(1, 'completed'), step(3, 'pending')], ['complete']],
  ['a review under way', step(2, 'in_progress', { kind: 'review' }), [step(1, 'completed')], ['complete', 'approve']],
  ['an optional step under way', step(2, 'in_progress', { optional: true }), [step(1, 'completed')], ['complete', 'return']],
  ['the last one that was done', step(1, 'completed'), [step(2, 'in_progress')], ['return']],
  ['one that others followed', step(1, 'completed'), [step(2, 'completed')], []],
  ['a required one that waits', step(2, 'pending'), [step(1, 'in_progress')], []],
  ['an optional one whose time has come', step(2, 'pending', { optional: true }), [step(1, 'in_progress'), step(3, 'pending')], ['start']],
  ['an optional one that was skipped', step(2, 'pending', { optional: true, skipped_at: '2026-01-05' }), [step(1, 'completed'), step(3, 'in_progress')], ['start']],
  ['an optional one before its time', step(3, 'pending', { optional: true }), [step(1, 'in_progress'), step(2, 'pending')], []],
  ['an optional one that was passed', step(2, 'pending', { optional: true }), [step(1, 'completed'), step(3, 'completed')], []],
])('%s', (_, asked, others, moves) => {
  expect(movesOf(asked, [asked, ...others])).toEqual(moves);
});
