import type { Book } from '../state/book.ts';
import type { CheckoutSession } from '../state/tables.ts';
import type { CreateSession } from './checkout-session-params.ts';
import type { Basket } from './line-items.ts';

const A_DAY = 24 * 60 * 60;

/** A new session in the shape of the API. */
export function sessionOf(
  book: Book,
  asked: CreateSession,
  { currency, total }: Basket,
  { id, url }: { id: string; url: string },
): CheckoutSession {
  return {
    id,
    ...ALWAYS,
    adaptive_pricing: { enabled: asked.adaptive_pricing?.enabled ?? true },
    allow_promotion_codes: asked.allow_promotion_codes ?? null,
    amount_subtotal: total,
    amount_total: total,
    billing_address_collection: asked.billing_address_collection ?? null,
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    created: book.seconds,
    currency,
    customer: asked.customer ?? null,
    customer_creation: asked.customer ? null : asked.customer_creation ?? 'if_required',
    customer_details: emptyDetails(asked.customer ? book.find('customers', asked.customer)?.email ?? null : asked.customer_email ?? null),
    customer_email: asked.customer_email ?? null,
    expires_at: asked.expires_at ?? book.seconds + A_DAY,
    invoice_creation: { enabled: asked.invoice_creation?.enabled ?? false, invoice_data: NO_INVOICE },
    locale: asked.locale ?? null,
    metadata: asked.metadata ?? {},
    payment_method_types: asked.payment_method_types ?? ['card', 'us_bank_account'],
    payment_status: 'unpaid',
    phone_number_collection: { enabled: asked.phone_number_collection?.enabled ?? false },
    status: 'open',
    submit_type: asked.submit_type ?? null,
    success_url: asked.success_url,
    url,
  } satisfies CheckoutSession;
}

const emptyDetails = (email: string | null) =>
  email === null
    ? null
    : { address: null, business_name: null, email, individual_name: null, name: null, phone: null, tax_exempt: 'none', tax_ids: null };

const NO_INVOICE = {
  account_tax_ids: null,
  custom_fields: null,
  description: null,
  footer: null,
  issuer: null,
  metadata: {},
  rendering_options: null,
};

/** The same in every session of this product: most of the API is not used. */
const ALWAYS = {
  object: 'checkout.session',
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  livemode: false,
  mode: 'payment',
  payment_method_collection: 'if_required',
  payment_method_options: { card: { request_three_d_secure: 'automatic' } },
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  after_expiration: null,
  allowed_payment_method_types: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
} satisfies Partial<CheckoutSession>;
