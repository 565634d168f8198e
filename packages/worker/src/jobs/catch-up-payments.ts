import type { StripeEvent, StripeReader } from '@sage/domain/stripe';
import type { Handler, JobContext } from '../handler.ts';

const unknownOf = async (transaction: JobContext['transaction'], events: StripeEvent[]): Promise<StripeEvent[]> => {
  const ids = events.map(({ id }) => id);
  const { rows } = await transaction((client) => client.query<{ id: string }>('select id from private.unknown_stripe_events($1) as id', [ids]));
  return events.filter(({ id }) => rows.some((row) => row.id === id));
};

/** Applies the events that no webhook brought, by the webhook's function. One that cannot be applied stops none of the others. */
export const catchUpPayments =
  (stripe: StripeReader): Handler<object> =>
  async (_, { log, transaction }) => {
    const failures: unknown[] = [];
    let applied = 0;
    for await (const page of stripe.undelivered()) {
      for (const event of await unknownOf(transaction, page)) {
        const apply = transaction((client) => client.query('select public.apply_stripe_event($1)', [event]));
        await apply.then(() => (applied += 1), (error: unknown) => failures.push(error));
      }
    }
    const { rows } = await transaction((client) => client.query<{ aside: number }>('select private.set_strange_events_aside() as aside'));
    if (applied > 0 || rows[0]?.aside) log.warn({ applied, aside: rows[0]?.aside }, 'Stripe was asked what its webhooks did not bring');
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} events of Stripe could not be applied.`);
  };
