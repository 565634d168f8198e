import path from 'node:path';
import { readEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { runProgram } from '../program.ts';
import { serveStripe } from './serve-stripe.ts';
import { createStripeStandIn } from './stripe-stand-in.ts';

const stripeStandInEnv = z.object({
  STRIPE_PORT: z.coerce.number().int(),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_'),
  PORTAL_URL: z.url(),
  SAGE_DATA_DIR: z.string().min(1),
});

await runProgram('stripe', () => {
  const env = readEnv(stripeStandInEnv);
  const standIn = createStripeStandIn({
    secretKey: env.STRIPE_SECRET_KEY,
    endpoint: { url: new URL('/webhooks/stripe', env.PORTAL_URL).href, secret: env.STRIPE_WEBHOOK_SECRET },
    folder: path.join(env.SAGE_DATA_DIR, 'stripe'),
    die: () => process.kill(process.pid, 'SIGKILL'),
  });
  return serveStripe(standIn, env.STRIPE_PORT);
});
