import { leadsRouter } from '../leads/leads.router.ts';
import { intakePaymentsRouter } from '../payments/payments.router.ts';
import { routingRouter } from '../routing/routing.router.ts';
import { tiersRouter } from '../tiers/tiers.router.ts';
import { router } from '../trpc.ts';

/** All that anyone on the internet can call. */
export const intakeRouter = router({
  leads: leadsRouter,
  payments: intakePaymentsRouter,
  routing: routingRouter,
  tiers: tiersRouter,
});
