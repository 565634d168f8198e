import { clientProcedure, publicProcedure, router, stripeProcedure, withPayments } from '../trpc.ts';
import { applyStripeEvent } from './apply-stripe-event.ts';
import { openCheckout } from './open-checkout.ts';
import { checkoutReturn, duePayment, leadPayment, stripeDelivery } from './payments.schema.ts';
import { settleCheckout } from './settle-checkout.ts';

/** For prospects: what the approved tier asks first. */
export const intakePaymentsRouter = router({
  payLead: publicProcedure
    .use(withPayments)
    .input(leadPayment)
    .mutation(({ ctx, input: { submissionId } }) =>
      openCheckout(ctx, { checkout: ctx.db.payments.ofSubmission(submissionId), cancel: `${ctx.payments.addresses.INTAKE_URL}/result/${submissionId}` }),
    ),
});

/** For clients: any due of a project of theirs. And Stripe's word, which only our own server passes on. */
export const portalPaymentsProcedures = {
  payDue: clientProcedure
    .use(withPayments)
    .input(duePayment)
    .mutation(({ ctx, input: { dueId } }) =>
      openCheckout(ctx, { checkout: ctx.db.payments.ofDue(dueId), cancel: `${ctx.payments.addresses.PORTAL_URL}/payments` }),
    ),
  receiveEvent: stripeProcedure.input(stripeDelivery).mutation(({ ctx, input }) => applyStripeEvent(ctx, input)),
  settle: stripeProcedure.input(checkoutReturn).mutation(({ ctx, input }) => settleCheckout(ctx, input)),
};
