import fc from 'fast-check';
import { dispute, event, intent, refund, session, type Paid, type StripeEvent } from './stripe-words.ts';

/** What happened to one checkout, and what must be left of it in the end. */
export interface Story {
  tell: (paid: Paid) => StripeEvent[];
  paid: boolean;
  /** The part of the amount that is back with the payer. */
  returned: 'nothing' | 'a part' | 'all';
}

const PART = 700;
export const returnedOf = ({ returned }: Story, amount: number) => ({ nothing: 0, 'a part': PART, all: amount })[returned];

const quiet = { payment_status: 'unpaid' };
const declined = (paid: Paid) => event('payment_intent.payment_failed', intent(paid, { status: 'requires_payment_method', amount_received: 0 }));
const atOnce = (paid: Paid) => [event('payment_intent.succeeded', intent(paid)), event('checkout.session.completed', session(paid))];
const later = (paid: Paid) => [
  event('checkout.session.completed', session(paid, quiet)),
  event('payment_intent.processing', intent(paid, { status: 'processing', amount_received: 0 })),
  event('checkout.session.async_payment_succeeded', session(paid)),
];
const refunds = (paid: Paid, amount: number, ...statuses: string[]) =>
  statuses.map((status, index) => event(index === 0 ? 'refund.created' : 'refund.updated', refund(paid, { id: `re_${paid.paymentId}_${amount}`, amount, status })));
const disputes = (paid: Paid, ...statuses: string[]) => statuses.map((status) => event('charge.dispute.updated', dispute(paid, { status })));

const UNPAID: Story['tell'][] = [
  (paid) => [declined(paid), event('checkout.session.expired', session(paid, { ...quiet, status: 'expired', payment_intent: null }))],
  (paid) => [event('checkout.session.completed', session(paid, quiet)), event('checkout.session.async_payment_failed', session(paid, quiet))],
];
const AFTERWARDS: { returned: Story['returned']; tell: Story['tell'] }[] = [
  { returned: 'nothing', tell: () => [] },
  { returned: 'a part', tell: (paid) => refunds(paid, PART, 'pending', 'succeeded') },
  { returned: 'all', tell: (paid) => refunds(paid, paid.amount, 'pending', 'succeeded') },
  { returned: 'all', tell: (paid) => [...refunds(paid, PART, 'succeeded'), ...refunds(paid, paid.amount - PART, 'pending', 'succeeded')] },
  { returned: 'nothing', tell: (paid) => refunds(paid, paid.amount, 'pending', 'succeeded', 'failed') },
  { returned: 'a part', tell: (paid) => [...refunds(paid, PART, 'succeeded'), ...refunds(paid, paid.amount - PART, 'succeeded', 'failed')] },
  { returned: 'all', tell: (paid) => disputes(paid, 'needs_response', 'under_review', 'lost') },
  { returned: 'nothing', tell: (paid) => disputes(paid, 'needs_response', 'under_review', 'won') },
];

const story: fc.Arbitrary<Story> = fc.oneof(
  fc.constantFrom(...UNPAID).map((tell): Story => ({ tell, paid: false, returned: 'nothing' })),
  fc.tuple(fc.constantFrom(atOnce, later), fc.constantFrom(...AFTERWARDS), fc.boolean()).map(
    ([pay, after, stumbled]): Story => ({
      tell: (paid) => [...(stumbled ? [declined(paid)] : []), ...pay(paid), ...after.tell(paid)],
      paid: true,
      returned: after.returned,
    }),
  ),
);

/** One or two checkouts of one lead, and for each event how often it comes and when. */
export const histories = fc.record({
  stories: fc.array(story, { minLength: 1, maxLength: 2 }),
  deliveries: fc.array(fc.record({ times: fc.integer({ min: 1, max: 3 }), at: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }) }), {
    minLength: 20,
    maxLength: 20,
  }),
});
export type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

/** Shuffled and doubled. */
export const deliveriesOf = (events: StripeEvent[], { deliveries }: History): StripeEvent[] =>
  events
    .flatMap((told, index) => deliveries[index]!.at.slice(0, deliveries[index]!.times).map((at) => ({ told, at })))
    .sort((a, b) => a.at - b.at)
    .map(({ told }) => told);
