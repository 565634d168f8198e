/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 * @typedef {{ testResults: { name: string, status: string, message?: string, assertionResults: Assertion[] }[] }} Report
 * @typedef {{ passed: number, failed: number, failures: string[], secondTries: string[], seconds?: number }} Tally
 */

/**
 * Counts what Vitest's JSON reporter says. A file that did not load, a test that was skipped, an error outside of any test and an empty run are failures too.
 * @param {Report | undefined} report
 * @param {boolean} exitedWell
 * @returns {Tally}
 */
export function tally(report, exitedWell) {
  const files = report?.testResults ?? [];
  const failures = files.flatMap(failuresOf);
  const passed = files.flatMap((file) => file.assertionResults).filter((test) => test.status === 'passed').length;
  const secondTries = files.flatMap(secondTriesOf);
  if (!files.length) failures.push('no test ran');
  else if (!exitedWell && !failures.length) failures.push('an error outside of any test');
  return { passed, failed: failures.length, failures, secondTries };
}

/**
 * Tests that failed once and then passed, each with why: Vitest keeps what the first try said.
 * @param {Report['testResults'][number]} file
 */
function secondTriesOf({ name, assertionResults }) {
  return assertionResults
    .filter((test) => test.status === 'passed' && test.failureMessages?.length)
    .map((test) => `${name}: ${test.fullName} (${test.failureMessages?.[0]?.split('\n')[0]})`);
}

/** @param {Report['testResults'][number]} file */
function failuresOf({ name, status, assertionResults }) {
  const bad = assertionResults.filter((test) => test.status !== 'passed').map((test) => `${name}: ${test.fullName} (${test.status})`);
  return bad.length || status === 'passed' ? bad : [`${name}: the file did not run`];
}

/**
 * @param {{ name: string, ok: boolean, seconds: number }[]} steps
 * @param {Tally | undefined} tests undefined when a needed step failed before them
 */
export function summary(steps, tests) {
  const brokenSteps = steps.filter((step) => !step.ok).map((step) => step.name);
  const passed = steps.length - brokenSteps.length + (tests?.passed ?? 0);
  const failures = [...brokenSteps, ...(tests?.failures ?? ['the tests did not run'])];
  const times = [...steps, ...(tests ? [{ name: 'tests', seconds: tests.seconds ?? 0 }] : [])].map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`);
  const secondTries = (tests?.secondTries ?? []).map((test) => `Passed on a second try: ${test}`);
  const lines = [`Times: ${times.join(', ')}`, ...secondTries, ...failures.map((failure) => `Failed: ${failure}`), `${passed} passed, ${failures.length} failed`];
  return { text: lines.join('\n'), ok: failures.length === 0 };
}
