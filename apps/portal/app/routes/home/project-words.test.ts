import { expect, it } from 'vitest';
import { askOf, beginningMoney, currentStep, duesOnTheirWay, END_WORDS, holderOf, nextStep, openDues, shownSteps, titleOf, type Due, type Step, notPayable } from './project-words.ts';

const step = (name: string, rest: Partial<Step>) => ({ name, status: 'pending', skipped_at: null, ...rest }) as Step;
const due = (label: string, payment_status: Due['payment_status'], rest: Partial<Due> = {}) => ({ label, payment_status, purpose: 'full', processing_since: null, ...rest }) as Due;
const SINCE = '2026-03-01T00:00:00Z';

it('leads with the first step under way', () => {
  const milestones = [step('Intake', { status: 'completed' }), step('Draft', { status: 'in_progress' }), step('Review', { status: 'in_progress' })];
  expect(currentStep({ milestones, status: 'in_progress' })?.name).toBe('Draft');
  expect(currentStep({ milestones: [], status: 'delivered' })).toBeUndefined();
});

it('has nothing under way once it is closed, wherever its steps were', () => {
  const milestones = [step('Review', { status: 'in_progress', turn: 'client', kind: 'review' })];
  expect(currentStep({ milestones, status: 'closed' })).toBeUndefined();
  expect(titleOf({ name: 'Alder Lane', status: 'closed', milestones })).toBe('Alder Lane is closed.');
});

it('says at the end what is left, and nothing before it', () => {
  expect(END_WORDS.delivered).toMatch(/Every step is done/);
  expect(END_WORDS.closed).toMatch(/Nothing more is to come/);
  expect(Object.keys(END_WORDS)).toEqual(['delivered', 'closed']);
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
  expect(shownSteps({ milestones, status: 'in_progress' }).map(({ name }) => name)).toEqual(['Delivery']);
});

it('shows of a closed project what was done, and nothing that was to come', () => {
  const milestones = [step('Draft', { status: 'completed' }), step('Review', { status: 'in_progress' }), step('Delivery', {})];
  expect(shownSteps({ milestones, status: 'closed' }).map(({ name }) => name)).toEqual(['Draft']);
});

it('counts as owed what was neither paid nor refunded', () => {
  const dues = [due('a', 'succeeded'), due('b', 'refunded'), due('c', null), due('d', 'failed'), due('e', 'pending')];
  expect(openDues({ dues }).map(({ label }) => label)).toEqual(['c', 'd', 'e']);
});

it('asks nobody to pay again what is on its way', () => {
  const dues = [due('a', 'pending'), due('b', 'pending', { processing_since: SINCE })];
  expect(openDues({ dues }).map(({ label }) => label)).toEqual(['a']);
  expect(duesOnTheirWay({ dues }).map(({ label }) => label)).toEqual(['b']);
});

it.each([
  ['in', [due('a', 'succeeded')]],
  ['in', [due('a', 'succeeded'), due('b', null, { purpose: 'balance' })]],
  ['owed', [due('a', null), due('b', 'pending', { processing_since: SINCE })]],
  ['on_its_way', [due('a', 'pending', { processing_since: SINCE })]],
] as const)('says of what a project begins with: %s', (money, dues) => {
  expect(beginningMoney({ dues: [...dues] })).toBe(money);
});

it.each([
  ['start', 'studio', 'in', 'Your answers and your payment are with us. Nothing is asked of you right now.'],
  ['start', 'studio', 'owed', 'Nothing is asked of you right now.'],
  ['work', 'studio', 'in', 'Nothing is asked of you right now.'],
  ['start', 'client', 'owed', 'It begins when your payment is in.'],
  ['start', 'client', 'on_its_way', 'Your payment is on its way. It begins when your bank has confirmed it.'],
  ['start', 'client', 'in', 'Write us a message to agree on a time.'],
  ['review', 'client', 'in', 'Look at what we have drawn, and tell us what you think in a message.'],
] as const)('asks at a step of kind %s, up to the %s, with the money %s: %s', (kind, turn, money, words) => {
  expect(askOf({ kind, turn }, money)).toBe(words);
});

it.each([
  ['client', '2026-03-02T00:00:00Z', 'is with you until', false],
  ['studio', '2026-02-28T00:00:00Z', 'is with the studio, and was due on', true],
  ['client', null, 'is with you.', false],
] as const)('says that a step is with the %s, due %s', (turn, due_date, words, late) => {
  expect(holderOf({ turn, due_date }, '2026-03-01T00:00:00Z')).toEqual({ words, late });
});

it('of a closed project nothing is paid here, and what was paid or is on its way needs no word', () => {
  const balance = due('Balance', null);
  expect(notPayable({ status: 'closed', dues: [balance] })).toBe(true);
  expect(notPayable({ status: 'delivered', dues: [balance] })).toBe(false);
  expect(notPayable({ status: 'closed', dues: [due('Balance', 'succeeded'), due('Fee', 'pending', { processing_since: SINCE })] })).toBe(false);
});
