import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run-steps.mjs';
import { tally } from './tally.mjs';

/** All of Vitest's projects in one run: unit, database and end-to-end. */
export async function runTests() {
  const folder = mkdtempSync(path.join(tmpdir(), 'sage-check-'));
  const file = path.join(folder, 'tests.json');
  const { ok, seconds } = await run(`vitest run --reporter=dot --reporter=json --outputFile.json=${file}`, { show: true });
  const report = read(file);
  rmSync(folder, { recursive: true });
  return { ...tally(report, ok), seconds };
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
