import { z } from '@sage/config/z';
import { currency, email, expand, flag, integer, metadata, text, webAddress } from './params.ts';

const productData = z.strictObject({
  name: text(250),
  description: text(5_000).optional(),
  images: z.array(webAddress()).max(8).optional(),
  metadata: metadata().optional(),
});

export const lineItem = z.strictObject({
  price: text().optional(),
  price_data: z
    .strictObject({ currency: currency(), unit_amount: integer(), product_data: productData.optional(), product: text().optional() })
    .optional(),
  quantity: integer(1, 999_999).optional(),
});

/** The parameters that the stand-in knows. All others are refused, so that nothing is left out in silence. */
export const createSession = z.strictObject({
  ...expand,
  mode: z.enum(['payment']),
  ui_mode: z.enum(['hosted_page']).optional(),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: webAddress(),
  cancel_url: webAddress().optional(),
  client_reference_id: text(200).optional(),
  customer: text().optional(),
  customer_email: email().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  expires_at: integer(0, 99_999_999_999).optional(),
  metadata: metadata().optional(),
  payment_method_types: z
    .array(z.enum(['card', 'us_bank_account']))
    .min(1)
    .optional(),
  payment_intent_data: z
    .strictObject({
      metadata: metadata(),
      description: text(1_000),
      receipt_email: email(),
      statement_descriptor_suffix: text(22),
      capture_method: z.enum(['automatic', 'automatic_async']),
    })
    .partial()
    .optional(),
  adaptive_pricing: z.strictObject({ enabled: flag().optional() }).optional(),
  allow_promotion_codes: flag().optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  phone_number_collection: z.strictObject({ enabled: flag() }).optional(),
  invoice_creation: z.strictObject({ enabled: flag() }).optional(),
  locale: z.enum(['auto', 'en']).optional(),
  submit_type: z.enum(['auto', 'pay', 'book', 'donate']).optional(),
});
export type CreateSession = z.output<typeof createSession>;
