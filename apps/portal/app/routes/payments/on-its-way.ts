import { BANK_WORKING_DAYS } from '@sage/domain/payments';

/** Of a payment that is on its way. */
export const BANK_TAKES = `A bank takes up to ${BANK_WORKING_DAYS} working days.`;
