import { expect, it } from 'vitest';
import type { Step } from '../home/project-words.ts';
import { expectedEnd, stateOf, whenOf } from './timeline-words.ts';

const step = (name: string, order: number, rest: Partial<Step> = {}) =>
  ({ name, order, status: 'pending', optional: false, skipped_at: null, due_date: null, completed_at: null, ...rest }) as Step;

it.each([
  ['done', { status: 'completed' }],
  ['now', { status: 'in_progress' }],
  ['now', { status: 'in_progress', optional: true }],
  ['predicted', {}],
  ['optional', { optional: true }],
  ['skipped', { skipped_at: '2026-11-20T00:00:00Z', optional: true }],
] as const)('is %s: %j', (state, rest) => {
  expect(stateOf(step('Draft', 1, rest))).toBe(state);
});

it('shows when a step was done rather than when it was due, and what an undated one waits for', () => {
  const open = step('Collaborative Reviews', 2, { status: 'in_progress' });
  const steps = [step('Vision', 1, { status: 'completed', completed_at: 'then', due_date: 'due' }), open, step('Bids', 3, { optional: true }), step('Completion', 4)];
  expect(steps.map((each) => whenOf(each, steps))).toEqual([
    { at: 'then' },
    { words: 'open' },
    { words: 'after Collaborative Reviews' },
    { words: 'after Collaborative Reviews' },
  ]);
});

it('expects the end with the last step that is needed', () => {
  const steps = [step('Review', 1, { due_date: 'soon' }), step('Delivery', 2, { due_date: 'later' }), step('Again', 3, { optional: true, due_date: 'never' })];
  expect(expectedEnd(steps)).toBe('later');
  expect(expectedEnd([step('Open', 1)])).toBeNull();
  expect(expectedEnd([step('Delivery', 1, { due_date: 'later', status: 'completed' })])).toBeNull();
});

it('gives a step that may never come no day', () => {
  const steps = [step('Revisions', 1, { due_date: 'soon' }), step('Second Review', 2, { optional: true, due_date: 'after the end' }), step('Delivery', 3, { due_date: 'the end' })];
  expect(steps.map((each) => whenOf(each, steps))).toEqual([{ at: 'soon' }, { words: 'after Revisions' }, { at: 'the end' }]);
});
