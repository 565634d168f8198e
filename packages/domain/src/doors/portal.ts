import { serviceRoleEnv, supabaseEnv, tokenSigningEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { portalRouter } from '../routers/portal.ts';
import { signedInContext } from '../runtime/signed-in-context.ts';
import { createRuntime } from '../runtime/runtime.ts';
import type { RuntimeOptions } from '../runtime/options.ts';
import { createCallerFactory } from '../trpc.ts';

export type { Context, Facts } from '../context.ts';
export { failureOf, type Failure } from '../failure.ts';
export type PortalRouter = typeof portalRouter;

/** The variables that this app's runtime needs. */
export const portalRuntimeEnv = supabaseEnv.extend(tokenSigningEnv.shape).extend(serviceRoleEnv.shape);

/** Once per process. */
export const createPortalRuntime = (env: z.infer<typeof portalRuntimeEnv>, options: RuntimeOptions = {}) =>
  createRuntime({
    router: portalRouter,
    createCaller: createCallerFactory(portalRouter),
    openContext: signedInContext('portal', env, options),
  });
