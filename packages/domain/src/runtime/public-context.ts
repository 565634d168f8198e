import { createSessionDb, type SupabaseEnv, type TokenSigningEnv } from '@sage/db';
import { systemClock } from '../adapters/system-clock.ts';
import type { Context, Door, Facts, PaymentParts } from '../context.ts';
import type { RuntimeOptions } from './options.ts';

/** For intake: nobody signs in, and the database knows only the role of the public form. */
export const publicContext =
  (env: SupabaseEnv & TokenSigningEnv, { onRequest }: RuntimeOptions, payments: PaymentParts) =>
  async (facts: Facts, door: Door): Promise<Context> => {
    const { requestId, address } = facts;
    const db = await createSessionDb({ env, identity: { role: 'sage_intake' }, origin: { requestId, address }, onRequest });
    return { ...facts, door, clock: systemClock, sessionToken: null, session: null, signIn: null, notionInbox: null, notionRegistry: null, payments, db };
  };
