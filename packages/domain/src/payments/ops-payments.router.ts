import { router, teamProcedure } from '../trpc.ts';
import { PaymentListInput } from './ops-payments.schema.ts';

/** To read only: money changes by Stripe's word. */
export const opsPaymentsRouter = router({
  list: teamProcedure.input(PaymentListInput).query(({ ctx, input }) => ctx.db.opsPayments.list(input)),
});
