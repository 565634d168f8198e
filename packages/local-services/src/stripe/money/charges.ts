import type { Stripe } from 'stripe';
import type { Book } from '../state/book.ts';
import { newId } from '../state/ids.ts';
import type { Charge, Payer, PaymentIntent, PaymentMethod } from '../state/tables.ts';

/** One try to take the money of an intent. */
export const makeCharge = (
  book: Book,
  intent: PaymentIntent,
  payer: Payer,
  method: PaymentMethod,
  status: 'succeeded' | 'pending' | 'failed',
): Charge =>
  book.put('charges', {
    id: newId(method.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    ...NOTHING_OF,
    amount: intent.amount,
    amount_captured: status === 'failed' ? 0 : intent.amount,
    amount_refunded: 0,
    billing_details: billingOf(payer),
    calculated_statement_descriptor: 'SAGE',
    captured: status !== 'failed',
    created: book.seconds,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_code: status === 'failed' ? 'card_declined' : null,
    failure_message: status === 'failed' ? DECLINED : null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    outcome: outcomeOf(status),
    paid: status === 'succeeded',
    payment_intent: intent.id,
    payment_method: newId('pm'),
    payment_method_details: detailsOf(method),
    receipt_email: intent.receipt_email,
    refunded: false,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status,
  } satisfies Charge);

export const DECLINED = 'Your card was declined.';

const billingOf = ({ email, name }: Payer): Stripe.Charge.BillingDetails => ({
  address: { city: null, country: 'US', line1: null, line2: null, postal_code: null, state: null },
  email,
  name,
  phone: null,
  tax_id: null,
});

const outcomeOf = (status: string): Stripe.Charge.Outcome => ({
  advice_code: status === 'failed' ? 'try_again_later' : null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: status === 'failed' ? 'declined_by_network' : 'approved_by_network',
  reason: status === 'failed' ? 'generic_decline' : null,
  risk_level: 'normal',
  risk_score: 20,
  seller_message: status === 'failed' ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
  type: status === 'failed' ? 'issuer_declined' : 'authorized',
});

/** Only what tells one method from another: the rest of the real answer describes an issuer that is not there. */
const detailsOf = ({ type, last4, expiry }: PaymentMethod) =>
  (type === 'card'
    ? {
        type,
        card: {
          brand: 'visa',
          country: 'US',
          exp_month: expiry?.month ?? 12,
          exp_year: expiry?.year ?? 2034,
          funding: 'credit',
          last4,
          network: 'visa',
        },
      }
    : {
        type,
        us_bank_account: { account_holder_type: 'individual', account_type: 'checking', bank_name: 'STRIPE TEST BANK', last4 },
      }) as Stripe.Charge.PaymentMethodDetails;

const NOTHING_OF = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  failure_balance_transaction: null,
  on_behalf_of: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Charge>;
