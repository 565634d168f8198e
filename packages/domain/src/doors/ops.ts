import { serviceRoleEnv, supabaseEnv, tokenSigningEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { opsRouter } from '../routers/ops.ts';
import { signedInContext } from '../runtime/signed-in-context.ts';
import { createRuntime } from '../runtime/runtime.ts';
import type { RuntimeOptions } from '../runtime/options.ts';
import { createCallerFactory } from '../trpc.ts';

export type { Context, Facts } from '../context.ts';
export { failureOf, type Failure } from '../failure.ts';
export type OpsRouter = typeof opsRouter;

/** The variables that this app's runtime needs. */
export const opsRuntimeEnv = supabaseEnv.extend(tokenSigningEnv.shape).extend(serviceRoleEnv.shape);

/** Once per process. */
export const createOpsRuntime = (env: z.infer<typeof opsRuntimeEnv>, options: RuntimeOptions = {}) =>
  createRuntime({
    router: opsRouter,
    createCaller: createCallerFactory(opsRouter),
    openContext: signedInContext('ops', env, options),
  });
