import { z } from '@sage/config/z';
import { found } from '../errors.ts';
import { clientProcedure, router } from '../trpc.ts';
import { portalPaymentsProcedures } from './payments.router.ts';

const PaymentRef = z.strictObject({ paymentId: z.uuid() });

export const portalPaymentsRouter = router({
  ...portalPaymentsProcedures,
  list: clientProcedure.query(({ ctx }) => ctx.db.portal.payments()),
  receipt: clientProcedure.input(PaymentRef).query(async ({ ctx, input }) => found(await ctx.db.portal.receipt(input.paymentId), 'receipt')),
});
