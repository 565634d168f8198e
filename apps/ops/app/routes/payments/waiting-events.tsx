import { count, DateTime } from '@sage/ui';
import lists from '../../lists/lists.module.css';
import type { PaymentList } from './payment-list.ts';

/** What Stripe told and nothing here fits yet. It is kept, and applied when what it speaks of is known. */
export function WaitingEvents({ events, zone }: { events: PaymentList['waiting']; zone: string }) {
  if (events.length === 0) return null;
  return (
    <section className={lists.note} data-tone="clay" aria-label="Events that wait">
      <b>{count(events.length, 'event from Stripe waits', 'events from Stripe wait')}.</b>
      <ul>
        {events.map(({ id, type, reason, received_at }) => (
          <li key={id}>
            {type}, <DateTime at={received_at} zone={zone} format="moment" />: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
