import { readFileSync } from 'node:fs';
import { runSteps } from './check/run-steps.mjs';
import { summary } from './check/tally.mjs';
import { runTests } from './check/tests.mjs';
import { checkTypes } from './check/types.mjs';

// `pnpm check`, which is also `pnpm test` and all that CI runs. The last line of its output is `N passed, N failed`.
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const steps = [
  { name: 'lint', work: scripts.lint },
  { name: 'boundaries', work: scripts.boundaries },
  { name: 'drift: database types and schema', work: 'tsx packages/db/scripts/generate.ts --check' },
  { name: 'drift: .env.example', work: 'tsx scripts/env-example.ts --check' },
  { name: 'build', work: 'turbo run build --output-logs=errors-only', needed: true },
  { name: 'types', work: checkTypes },
];

const { outcomes, goOn } = await runSteps(steps);
const tests = goOn ? await runTests() : undefined;
const { text, ok } = summary(outcomes, tests);
process.exitCode = ok ? 0 : 1;
process.stdout.write(`\n${text}\n`);
