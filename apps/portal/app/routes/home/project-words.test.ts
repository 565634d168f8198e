import { expect, it } from 'vitest';
import { currentStep, nextStep, openDues, shownSteps, titleOf, type Due, type Step } from './project-words.ts';

const step = (name: string, rest: Partial<Step>) => ({ name, status: 'pending', skipped_at: null, ...rest }) as Step;
const due = (label: string, payment_status: Due['payment_status']) => ({ label, payment_status }) as Due;

it('leads with the first step under way', () => {
  const milestones = [step('Intake', { status: 'completed' }), step('Draft', { status: 'in_progress' }), step('Review', { status: 'in_progress' })];
  expect(currentStep({ milestones })?.name).toBe('Draft');
  expect(currentStep({ milestones: [] })).toBeUndefined();
});

it.each([
  ['in_progress', { turn: 'client', kind: 'work' }, 'Check-in waits for you.'],
  ['in_progress', { turn: 'studio', kind: 'work' }, 'We are drawing Alder Lane.'],
  ['awaiting_feedback', { turn: 'client', kind: 'review' }, 'Alder Lane is ready for your review.'],
] as const)('says whose turn it is while a project is %s and %j', (status, rest, title) => {
  expect(titleOf({ name: 'Alder Lane', status, milestones: [step('Check-in', { status: 'in_progress', ...rest })] })).toBe(title);
});

it('looks ahead to the next step that is needed', () => {
  const milestones = [
    step('Revisions', { status: 'in_progress' }),
    step('Second Review', { optional: true }),
    step('Coordination', { skipped_at: '2026-01-01T00:00:00Z' }),
    step('Delivery', {}),
  ];
  expect(nextStep({ milestones })?.name).toBe('Delivery');
});

it('leaves skipped steps out', () => {
  const milestones = [step('Second Review', { skipped_at: '2026-01-01T00:00:00Z' }), step('Delivery', {})];
  expect(shownSteps({ milestones }).map(({ name }) => name)).toEqual(['Delivery']);
});

it('counts as owed what was neither paid nor refunded', () => {
  const dues = [due('a', 'succeeded'), due('b', 'refunded'), due('c', null), due('d', 'failed'), due('e', 'pending')];
  expect(openDues({ dues }).map(({ label }) => label)).toEqual(['c', 'd', 'e']);
});
