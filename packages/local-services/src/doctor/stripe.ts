import type { StackEnv } from '../start/settings.ts';
import { ask, type Answer } from './ask.ts';
import { failed, ok, reason, standIn, warning, type Check, type Verdict } from './verdict.ts';

type StripeEnv = Pick<StackEnv, 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API_URL' | 'PORTAL_URL'>;

export const stripeChecks = (env: StripeEnv, local: boolean): Check[] => [
  {
    name: 'Stripe key',
    run: () =>
      ask(`${env.STRIPE_API_URL ?? 'https://api.stripe.com'}/v1/balance`, { headers: { authorization: `Bearer ${env.STRIPE_SECRET_KEY}` } })
        .then((answer) => stripeKeyVerdict(answer, local))
        .catch((error: unknown) => failed(`Stripe cannot be reached: ${reason(error)}.`, local ? 'Start the local services first: `pnpm start`.' : 'Check the network, and STRIPE_API_URL, which is empty for the real Stripe.')),
  },
  { name: 'Stripe webhook secret', run: async () => webhookVerdict(env, local) },
];

export function stripeKeyVerdict({ status, body }: Answer, local: boolean): Verdict {
  if (status === 501 && local) return standIn('the stand-in answers');
  if (status < 300) return local ? standIn('the stand-in answers') : ok(body.livemode === true ? 'accepted, live mode' : 'accepted, test mode');
  if (status === 401) return failed('STRIPE_SECRET_KEY is refused.', 'Copy a secret or restricted key from Stripe → Developers → API keys.');
  if (status === 403) return warning('STRIPE_SECRET_KEY is accepted but may not read the balance.', 'A restricted key needs: Checkout Sessions write, Payment Intents write, Refunds write, Balance read.');
  return failed(`Stripe answers ${status}.`, 'See status.stripe.com, and try again.');
}

/** Stripe never tells a secret again, so only its shape and whether Stripe can reach us are known. */
export function webhookVerdict({ STRIPE_WEBHOOK_SECRET: secret, PORTAL_URL }: Pick<StripeEnv, 'STRIPE_WEBHOOK_SECRET' | 'PORTAL_URL'>, local: boolean): Verdict {
  if (!/^whsec_[\w+/=-]{16,}$/.test(secret)) return failed('STRIPE_WEBHOOK_SECRET is not a signing secret.', `Create the endpoint ${PORTAL_URL}/webhooks/stripe in Stripe → Developers → Webhooks and copy its secret.`);
  if (local) return standIn('made for the stand-in');
  if (/^http:\/\/(localhost|127\.)/.test(PORTAL_URL)) return warning('It has the right shape, but Stripe cannot reach PORTAL_URL on this machine.', `Run \`stripe listen --forward-to ${PORTAL_URL}/webhooks/stripe\` and set the secret that it prints.`);
  return ok(`it has the right shape; Stripe is to call ${PORTAL_URL}/webhooks/stripe`);
}
