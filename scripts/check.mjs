import { readFileSync } from 'node:fs';
import { runSteps } from './check/run-steps.mjs';
import { summary } from './check/tally.mjs';
import { runTests } from './check/tests.mjs';

// `pnpm check`, which is also `pnpm test` and all that CI runs. The last line of its output is `N passed, N failed`.
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const steps = [
  { name: 'lint', command: scripts.lint },
  { name: 'boundaries', command: scripts.boundaries },
  { name: 'drift: database types and schema', command: 'tsx packages/db/scripts/generate.ts --check' },
  { name: 'drift: .env.example', command: 'tsx scripts/env-example.ts --check' },
  { name: 'build', command: 'turbo run build --output-logs=errors-only', needed: true },
  { name: 'types', command: 'turbo run typecheck --output-logs=errors-only' },
  { name: 'types of scripts', command: 'tsc --noEmit -p scripts' },
];

const { outcomes, goOn } = await runSteps(steps);
const tests = goOn ? await runTests() : undefined;
const { text, ok } = summary(outcomes, tests);
process.exitCode = ok ? 0 : 1;
process.stdout.write(`\n${text}\n`);
