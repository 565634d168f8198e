import { z } from '@sage/config/z';

export const leadPayment = z.strictObject({ submissionId: z.uuid() });
export const duePayment = z.strictObject({ dueId: z.uuid() });

/** The body as it came: the signature is over these characters. */
export const stripeDelivery = z.strictObject({ body: z.string().min(1).max(90_000), signature: z.string().max(2_000) });
export type StripeDelivery = z.infer<typeof stripeDelivery>;

export const checkoutReturn = z.strictObject({ sessionId: z.string().regex(/^cs_\w{1,250}$/) });
export type CheckoutReturn = z.infer<typeof checkoutReturn>;
