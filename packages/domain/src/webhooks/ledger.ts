import { createServiceDb, type ServiceDb } from '@sage/db/service';

/** Stripe's word comes from nobody who is signed in, so it has the service role, and only these three calls of it. */
export type Ledger = ServiceDb['ledger'];

export const openLedger = (...call: Parameters<typeof createServiceDb>): Ledger => createServiceDb(...call).ledger;
