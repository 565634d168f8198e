import { expect, test } from 'vitest';
import { summary, tally } from './tally.mjs';

const file = (name: string, statuses: string[], status = statuses.every((one) => one === 'passed') ? 'passed' : 'failed') => ({
  name,
  status,
  assertionResults: statuses.map((one, index) => ({ status: one, fullName: `test ${index}` })),
});
const steps = [
  { name: 'lint', ok: true, seconds: 1 },
  { name: 'build', ok: true, seconds: 2 },
];
const lastLine = (text: string) => text.split('\n').at(-1);

test('everything green', () => {
  const tests = tally({ testResults: [file('a', ['passed', 'passed']), file('b', ['passed'])] }, true);
  expect(summary(steps, tests)).toMatchObject({ ok: true });
  expect(lastLine(summary(steps, tests).text)).toBe('5 passed, 0 failed');
});

test.each([
  ['a failed test', [file('a', ['passed', 'failed'])], false],
  ['a skipped test', [file('a', ['passed', 'skipped'], 'passed')], true],
  ['a test to be written', [file('a', ['passed', 'todo'], 'passed')], true],
  ['a file that did not load', [file('a', ['passed']), file('b', [], 'failed')], false],
  ['an error outside of any test', [file('a', ['passed'])], false],
])('%s is one failure', (_name, testResults, exitedWell) => {
  const { text, ok } = summary(steps, tally({ testResults }, exitedWell));
  expect([lastLine(text), ok]).toEqual(['3 passed, 1 failed', false]);
});

test.each([[undefined], [{ testResults: [] }]])('a run without tests fails (%j)', (report) => {
  expect(lastLine(summary(steps, tally(report, true)).text)).toBe('2 passed, 1 failed');
});

test('a step that fails is counted beside the tests', () => {
  const { text, ok } = summary([{ name: 'lint', ok: false, seconds: 1 }], tally({ testResults: [file('a', ['passed'])] }, true));
  expect([lastLine(text), ok]).toEqual(['1 passed, 1 failed', false]);
});

test('tests that could not be reached are a failure', () => {
  expect(lastLine(summary([{ name: 'build', ok: false, seconds: 1 }], undefined).text)).toBe('0 passed, 2 failed');
});

test('a test that passed on a second try passes, and is named with what the first try said', () => {
  const wobbly = { name: 'a', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'the page is styled', failureMessages: ['AssertionError: expected Times\n    at a.ts:1'] }] };
  const { text, ok } = summary(steps, tally({ testResults: [wobbly, file('b', ['passed'])] }, true));
  expect(text.split('\n').slice(-2)).toEqual(['Passed on a second try: a: the page is styled (AssertionError: expected Times)', '4 passed, 0 failed']);
  expect(ok).toBe(true);
});
