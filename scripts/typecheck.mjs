import { runSteps } from './check/run-steps.mjs';
import { checkTypes } from './check/types.mjs';

// `pnpm typecheck`: the step of `pnpm check`, by itself.
const { outcomes } = await runSteps([{ name: 'types', work: checkTypes }]);
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
