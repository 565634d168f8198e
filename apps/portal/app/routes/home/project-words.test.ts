import { expect, it } from 'vitest';
import { currentStep, openDues, shownSteps, type Due, type Step } from './project-words.ts';

const step = (name: string, rest: Partial<Step>) => ({ name, status: 'pending', skipped_at: null, ...rest }) as Step;
const due = (label: string, payment_status: Due['payment_status']) => ({ label, payment_status }) as Due;

it('leads with the first step under way', () => {
  const milestones = [step('Intake', { status: 'completed' }), step('Draft', { status: 'in_progress' }), step('Review', { status: 'in_progress' })];
  expect(currentStep({ milestones })?.name).toBe('Draft');
  expect(currentStep({ milestones: [] })).toBeUndefined();
});

it('leaves skipped steps out', () => {
  const milestones = [step('Second Review', { skipped_at: '2026-01-01T00:00:00Z' }), step('Delivery', {})];
  expect(shownSteps({ milestones }).map(({ name }) => name)).toEqual(['Delivery']);
});

it('counts as owed what was neither paid nor refunded', () => {
  const dues = [due('a', 'succeeded'), due('b', 'refunded'), due('c', null), due('d', 'failed'), due('e', 'pending')];
  expect(openDues({ dues }).map(({ label }) => label)).toEqual(['c', 'd', 'e']);
});
