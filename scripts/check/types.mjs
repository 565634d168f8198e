import { run } from './run-steps.mjs';

/**
 * What is checked as one program, in two rows that run side by side. Packages import each other's sources, so that one program for each would read and check most of them
 * a dozen times. Apart stay those that see other types than the rest: `server` brings Remix's own, `config` and `scripts` are partly JavaScript.
 */
export const PROGRAMS = [
  ['scripts/check/types/packages.json'],
  ['scripts/check/types/apps.json', 'packages/server', 'packages/config', 'scripts'],
];

/** @param {string[]} programs */
async function row(programs) {
  const checked = [];
  for (const program of programs) checked.push(await run(`tsc --noEmit -p ${program}`));
  return checked;
}

/** Checks the types of everything. `pnpm --filter @sage/<name> typecheck` checks one package. */
export async function checkTypes() {
  const started = performance.now();
  const checked = (await Promise.all(PROGRAMS.map(row))).flat();
  return { ok: checked.every(({ ok }) => ok), output: checked.map(({ output }) => output).join(''), seconds: (performance.now() - started) / 1000 };
}
