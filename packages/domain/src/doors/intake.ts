import { addressesEnv, stripeEnv, supabaseEnv, tokenSigningEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { createStripeGateway } from '../adapters/stripe-gateway.ts';
import { intakeRouter } from '../routers/intake.ts';
import { publicContext } from '../runtime/public-context.ts';
import { createRuntime } from '../runtime/runtime.ts';
import type { RuntimeOptions } from '../runtime/options.ts';
import { createCallerFactory } from '../trpc.ts';

export type { Context, Facts } from '../context.ts';
export { failureOf, type Failure } from '../failure.ts';
export type IntakeRouter = typeof intakeRouter;

/** The variables that this app's runtime needs. */
export const intakeRuntimeEnv = supabaseEnv
  .extend(tokenSigningEnv.shape)
  .extend(addressesEnv.pick({ INTAKE_URL: true, PORTAL_URL: true }).shape)
  .extend(stripeEnv.omit({ STRIPE_WEBHOOK_SECRET: true }).shape);

/** Once per process. */
export const createIntakeRuntime = (env: z.infer<typeof intakeRuntimeEnv>, options: RuntimeOptions = {}) =>
  createRuntime({
    router: intakeRouter,
    createCaller: createCallerFactory(intakeRouter),
    openContext: publicContext(env, options, { gateway: createStripeGateway(env), addresses: env }),
  });
