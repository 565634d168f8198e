import type { Sage } from '../../api.server.ts';

export type PaymentList = Awaited<ReturnType<Sage['payments']['list']>>;
