import { addressesEnv, serviceRoleEnv, stripeEnv, supabaseEnv, tokenSigningEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { createStripeGateway } from '../adapters/stripe-gateway.ts';
import { stripeEventReader } from '../adapters/stripe-signature.ts';
import { portalRouter } from '../routers/portal.ts';
import { signedInContext } from '../runtime/signed-in-context.ts';
import { createRuntime } from '../runtime/runtime.ts';
import type { RuntimeOptions } from '../runtime/options.ts';
import { createCallerFactory } from '../trpc.ts';
import { openLedger } from '../webhooks/ledger.ts';
import { openNotionInbox } from '../webhooks/notion-inbox.ts';

export type { Context, Facts } from '../context.ts';
export { failureOf, type Failure } from '../failure.ts';
export type PortalRouter = typeof portalRouter;

/** The variables that this app's runtime needs. */
export const portalRuntimeEnv = supabaseEnv
  .extend(tokenSigningEnv.shape)
  .extend(serviceRoleEnv.shape)
  .extend(addressesEnv.pick({ INTAKE_URL: true, PORTAL_URL: true }).shape)
  .extend(stripeEnv.shape);
type PortalEnv = z.infer<typeof portalRuntimeEnv>;

/** Once per process. */
export const createPortalRuntime = (env: PortalEnv, options: RuntimeOptions = {}) =>
  createRuntime({
    router: portalRouter,
    createCaller: createCallerFactory(portalRouter),
    openContext: signedInContext('portal', env, options, portalParts(env, options)),
  });

function portalParts(env: PortalEnv, { onRequest }: RuntimeOptions) {
  const fixed = { gateway: createStripeGateway(env), addresses: env, readEvent: stripeEventReader(env.STRIPE_WEBHOOK_SECRET) };
  return (requestId: string) => ({
    payments: { ...fixed, ledger: openLedger(env, { requestId, onRequest }) },
    notionInbox: openNotionInbox(env, { requestId, onRequest }),
    notionRegistry: null,
  });
}
