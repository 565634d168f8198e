import { z } from '@sage/config/z';
import { Cursor } from '../paging/paging.schema.ts';

export const PAYMENT_STATUSES = ['pending', 'succeeded', 'failed', 'refunded'] as const;

/** Without a status: all of them. */
export const PaymentListInput = z.strictObject({ status: z.enum(PAYMENT_STATUSES).optional(), after: Cursor.optional() });
