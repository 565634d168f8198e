import type { StripeReader } from '@sage/domain/stripe';
import type { Handler } from '../handler.ts';

/** Asks Stripe about the session of a payment that is still open, applies the answer by the return page's function, and asks again later. */
export const lookUpPayment =
  (stripe: StripeReader): Handler<{ paymentId: string; tries: number }> =>
  async ({ paymentId, tries }, { transaction }) => {
    const { rows } = await transaction((client) =>
      client.query<{ id: string }>(`select stripe_checkout_session_id as id from public.payments where id = $1 and status = 'pending' and stripe_checkout_session_id is not null`, [paymentId]),
    );
    const session = rows[0] && (await stripe.findSession(rows[0].id));
    if (!session) return;
    await transaction(async (client) => {
      await client.query('select public.settle_checkout_session($1)', [session]);
      await client.query('select private.plan_look_up($1, $2)', [paymentId, tries + 1]);
    });
  };
