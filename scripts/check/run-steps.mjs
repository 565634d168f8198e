import { spawn } from 'node:child_process';
import path from 'node:path';

/** @typedef {{ name: string, work: string | (() => Promise<{ ok: boolean, output: string, seconds: number }>), needed?: boolean }} Step */
/** @typedef {{ name: string, ok: boolean, seconds: number }} Outcome */

const root = path.resolve(import.meta.dirname, '../..');
const bin = path.join(root, 'node_modules/.bin');

/**
 * Runs a command of the workspace. Nothing is read from the terminal, so that it behaves in CI as at home.
 * @param {string} command
 * @param {{ show?: boolean }} [options] show: let its output through as it comes
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export function run(command, { show = false } = {}) {
  const [program = '', ...args] = command.split(' ');
  const started = performance.now();
  const child = spawn(path.join(bin, program), args, {
    cwd: root,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    const done = (/** @type {boolean} */ ok) => resolve({ ok, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}

/**
 * One after the other, each with its time; the output of a failing one is shown. All run, so that one look tells everything, unless a needed one fails.
 * @param {Step[]} steps
 * @returns {Promise<{ outcomes: Outcome[], goOn: boolean }>}
 */
export async function runSteps(steps) {
  const outcomes = [];
  for (const { name, work, needed } of steps) {
    const { ok, output, seconds } = await (typeof work === 'string' ? run(work) : work());
    outcomes.push({ name, ok, seconds });
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n${ok ? '' : `\n${output.trimEnd()}\n\n`}`);
    if (needed && !ok) return { outcomes, goOn: false };
  }
  return { outcomes, goOn: true };
}
