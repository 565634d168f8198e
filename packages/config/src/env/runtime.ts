import { z } from '../z.ts';
import { noted } from './variable.ts';

/** Every process. */
export const runtimeEnv = z.object({
  NODE_ENV: noted(z.enum(['development', 'production', 'test']).default('development'), { about: 'Set by the scripts; `production` turns every local default off.' }),
  LOG_LEVEL: noted(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'), { about: 'How much the processes log.' }),
});
