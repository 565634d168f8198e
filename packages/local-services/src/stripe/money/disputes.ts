import type { Stripe } from 'stripe';
import { found } from '../api/problem.ts';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { Charge, Dispute } from '../state/tables.ts';
import { emit } from '../webhooks/emit.ts';

const A_WEEK = 7 * 24 * 60 * 60;

/** The payer asks the bank for the money back, which takes it until the dispute is closed. */
export function openDispute(book: Book, chargeId: string): Dispute {
  const charge = found(book.find('charges', chargeId), 'charge', chargeId);
  book.change('charges', charge, { disputed: true });
  const dispute = book.put('disputes', newDispute(book, charge));
  emit(book, 'charge.dispute.created', dispute);
  emit(book, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

export function closeDispute(book: Book, dispute: Dispute, status: 'won' | 'lost'): Dispute {
  const closed = book.change('disputes', dispute, { status });
  if (status === 'won') emit(book, 'charge.dispute.funds_reinstated', closed);
  emit(book, 'charge.dispute.closed', closed);
  return closed;
}

const newDispute = (book: Book, charge: Charge): Dispute =>
  ({
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: book.seconds,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {} as Stripe.Dispute.Evidence,
    evidence_details: {
      due_by: book.seconds + A_WEEK,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    } as Stripe.Dispute.EvidenceDetails,
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  } satisfies Dispute);
