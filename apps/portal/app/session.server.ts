import { addressesEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { sessionCookie } from '@sage/ui/server';

/** As long as a session can last at most; its idle end is kept in the database. */
const MAX_AGE_SECONDS = 60 * 24 * 60 * 60;

export const session = sessionCookie('sage_portal', readEnv(addressesEnv.pick({ PORTAL_URL: true })).PORTAL_URL, MAX_AGE_SECONDS);
