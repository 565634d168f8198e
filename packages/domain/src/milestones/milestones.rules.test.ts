import { expect, it } from 'vitest';
import { canAddRound, isHandover, movesOf, roundsOf, type Movable } from './milestones.rules.ts';

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

it('hands over with the last step that is needed', () => {
  const [review, delivery] = [step(1, 'completed'), step(2, 'in_progress')];
  expect(isHandover(delivery, [review, delivery, step(3, 'pending', { optional: true })])).toBe(true);
  expect(isHandover(review, [review, delivery])).toBe(false);
});

const inRound = (order: number, kind: Movable['kind'], status: Movable['status'], round: number | null) => ({ ...step(order, status, { kind }), round });

it.each([
  ['before a review', [inRound(1, 'work', 'in_progress', null), inRound(2, 'review', 'pending', 1), inRound(3, 'work', 'pending', null)], false],
  ['at a review', [inRound(1, 'review', 'in_progress', 1), inRound(2, 'revision', 'pending', 1), inRound(3, 'work', 'pending', null)], true],
  ['while the last step is under way', [inRound(1, 'review', 'completed', 1), inRound(2, 'work', 'in_progress', null)], true],
  ['after the end', [inRound(1, 'review', 'completed', 1), inRound(2, 'work', 'completed', null)], false],
])('a round can be added %s: %#', (_, steps, can) => {
  expect(canAddRound(steps)).toBe(can);
});

it('counts the rounds that were begun, of those agreed and added', () => {
  const steps = [inRound(1, 'revision', 'completed', 1), inRound(2, 'revision', 'pending', 2), inRound(3, 'revision', 'in_progress', 3)];
  expect(roundsOf(steps, 2)).toEqual({ used: 2, total: 3 });
  expect(roundsOf(steps.slice(0, 2), 2)).toEqual({ used: 1, total: 2 });
  expect(roundsOf([inRound(1, 'revision', 'completed', 1)], null)).toEqual({ used: 1, total: null });
});
