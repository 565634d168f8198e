import { readEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { runProgram } from '../program.ts';
import { serveStandIn } from '../stand-in/serve.ts';
import { createStripeStandIn } from './stripe-stand-in.ts';

const stripeStandInEnv = z.object({ STRIPE_PORT: z.coerce.number().int(), STRIPE_SECRET_KEY: z.string().min(1) });

const ABOUT = {
  name: 'Stripe',
  text:
    'Stands in for api.stripe.com on this machine; no money moves. ' +
    'It checks the API key, and answers 501 with the name of the operation to all that it does not do yet.',
};

await runProgram('stripe', () => {
  const env = readEnv(stripeStandInEnv);
  return serveStandIn(createStripeStandIn({ secretKey: env.STRIPE_SECRET_KEY }), ABOUT, env.STRIPE_PORT);
});
