import { invalid } from '../api/problem.ts';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { Charge, Refund } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';

export interface AskedRefund {
  amount?: number;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  metadata?: Record<string, string>;
}

/** Gives back all that is left of a charge, or a part of it. @throws Problem */
export function refundCharge(book: Book, charge: Charge, { amount, reason, metadata }: AskedRefund): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.status !== 'succeeded')
    throw invalid(`This charge has not succeeded, so it cannot be refunded: its status is ${charge.status}.`);
  if (charge.disputed) throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if ((amount ?? left) > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, { param: 'amount' });
  const refund = book.put('refunds', newRefund(book, charge, amount ?? left, { reason, metadata }));
  emit(book, 'refund.created', refund);
  emit(book, 'charge.refunded', withRefunded(book, charge, charge.amount_refunded + refund.amount));
  return refund;
}

/** The bank could not give the money back: it stays with the charge. */
export function failRefund(book: Book, refund: Refund, charge: Charge): Refund {
  if (refund.status === 'failed') throw invalid(`Refund ${refund.id} has failed before.`);
  const failed = book.change('refunds', refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
  withRefunded(book, charge, charge.amount_refunded - refund.amount);
  emit(book, 'refund.updated', failed);
  emit(book, 'refund.failed', failed);
  return failed;
}

const withRefunded = (book: Book, charge: Charge, amount_refunded: number) =>
  book.change('charges', charge, { amount_refunded, refunded: amount_refunded === charge.amount_captured });

const newRefund = (book: Book, charge: Charge, amount: number, { reason, metadata }: AskedRefund): Refund =>
  ({
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: book.seconds,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    },
    metadata: metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  } satisfies Refund);
