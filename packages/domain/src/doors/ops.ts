import { addressesEnv, serviceRoleEnv, supabaseEnv, tokenSigningEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { opsRouter } from '../routers/ops.ts';
import { signedInContext } from '../runtime/signed-in-context.ts';
import { createRuntime } from '../runtime/runtime.ts';
import type { RuntimeOptions } from '../runtime/options.ts';
import { syncRegistry } from '../sync/registry.ts';
import { createCallerFactory } from '../trpc.ts';

export type { Context, Facts } from '../context.ts';
export { failureOf, type Failure } from '../failure.ts';
export type OpsRouter = typeof opsRouter;

/** The variables that this app's runtime needs. */
export const opsRuntimeEnv = supabaseEnv.extend(tokenSigningEnv.shape).extend(serviceRoleEnv.shape).extend(addressesEnv.pick({ PORTAL_URL: true }).shape);

/** Once per process. */
export function createOpsRuntime(env: z.infer<typeof opsRuntimeEnv>, options: RuntimeOptions = {}) {
  const notionRegistry = syncRegistry({ portalUrl: env.PORTAL_URL });
  return createRuntime({
    router: opsRouter,
    createCaller: createCallerFactory(opsRouter),
    openContext: signedInContext('ops', env, options, () => ({ payments: null, notionInbox: null, notionRegistry })),
  });
}
