import { count, DateTime } from '@sage/ui';
import lists from '../../lists/lists.module.css';
import type { PaymentList } from './payment-list.ts';

type Events = PaymentList['waiting'];

const EventList = ({ events, zone }: { events: Events; zone: string }) => (
  <ul>
    {events.map(({ id, type, reason, received_at, aside_at }) => (
      <li key={id}>
        {type}, <DateTime at={received_at} zone={zone} format="moment" />: {aside_at ? <>set aside on <DateTime at={aside_at} zone={zone} /></> : reason}
      </li>
    ))}
  </ul>
);

/** What Stripe told and nothing here fits yet. It is kept, and applied when what it speaks of is known. Only what does not fit a payment of ours needs somebody. */
export function WaitingEvents({ events, zone }: { events: Events; zone: string }) {
  const wrong = events.filter(({ aside_at }) => !aside_at);
  const strange = events.filter(({ aside_at }) => aside_at);
  return (
    <>
      {wrong.length > 0 && (
        <section className={lists.note} data-tone="clay" aria-label="Events that wait">
          <b>{count(wrong.length, 'event from Stripe waits', 'events from Stripe wait')}.</b>
          <EventList events={wrong} zone={zone} />
        </section>
      )}
      {strange.length > 0 && (
        <section className={lists.note} aria-label="Events of payments that are not known here">
          <b>{count(strange.length, 'event from Stripe is', 'events from Stripe are')} about a payment that is not known here.</b>
          <p>Something else is sold on the same account, or the payment is still on its way. There is nothing to do.</p>
          <EventList events={strange} zone={zone} />
        </section>
      )}
    </>
  );
}
