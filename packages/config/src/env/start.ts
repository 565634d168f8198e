import { z } from '../z.ts';
import { noted } from './variable.ts';

/** `pnpm start` itself, not the processes that it starts. */
export const startEnv = z.object({
  SAGE_MIGRATE: noted(z.enum(['0', '1']).default('0'), { about: '1 lets start apply pending migrations to a database of your own. The local one is always migrated.' }),
  SAGE_DEMO: noted(z.enum(['studio', 'people']).default('studio'), { about: 'What the local database begins with: a `studio` in full swing, or its `people` and one project. Another database begins empty.' }),
  SAGE_LOG: noted(z.enum(['all', 'warnings']).default('warnings'), { about: '`all` shows every line of every process on the terminal. They are in .sage/logs anyway.' }),
});
