import { z } from '@sage/config/z';
import type { Book } from '../state/book.ts';
import type { Call } from './call.ts';
import { listOf } from './list.ts';
import { flag, text } from './params.ts';
import { found, invalid } from './problem.ts';

const KEPT_SECONDS = 30 * 24 * 60 * 60;
const filters = { type: text().optional(), types: z.array(text()).max(20).optional(), delivery_success: flag().optional() };

export const events = {
  retrieve: (book: Book, { id }: Call) => found(book.find('events', id), 'event', id),
  /** Of the last 30 days, as at Stripe. */
  list(book: Book, { params }: Call) {
    const kept = book.list('events').filter(({ created }) => created > book.seconds - KEPT_SECONDS);
    return listOf('/v1/events', params, kept, filters, (event, { type, types, delivery_success }) => {
      if (type !== undefined && types !== undefined)
        throw invalid('You may only specify one of these parameters: type, types.', { param: 'types' });
      const isDelivered = event.pending_webhooks === 0;
      return fits(event.type, type === undefined ? types : [type]) && (delivery_success === undefined || delivery_success === isDelivered);
    });
  },
};

/** `charge.*` stands for all that begins so. */
const fits = (type: string, asked: string[] | undefined) =>
  !asked || asked.some((one) => one === type || one === '*' || (one.endsWith('.*') && type.startsWith(one.slice(0, -1))));
