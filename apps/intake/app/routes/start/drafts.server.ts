import { addressesEnv, tokenSigningEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { sessionCookie } from '@sage/ui/server';
import { readDraft, writeDraft, type Draft } from './draft.ts';
import { sealer } from './sealed.ts';

const MAX_AGE_SECONDS = 14 * 24 * 60 * 60;

const env = readEnv(addressesEnv.pick({ INTAKE_URL: true }).extend(tokenSigningEnv.shape));
const cookie = sessionCookie('sage_draft', env.INTAKE_URL, MAX_AGE_SECONDS);
// A key of its own is derived from the server's secret: the draft holds a person's name and address.
const { seal, open } = sealer(env.SUPABASE_JWT_SIGNING_KEY ?? env.SUPABASE_JWT_SECRET ?? '');

/** The draft of a form lives in the prospect's browser, where only this server can read it. Nothing is stored here before it is sent in. */
export const drafts = {
  read: async (request: Request): Promise<Draft | null> => {
    const text = open((await cookie.read(request)) ?? '');
    return text === null ? null : readDraft(text);
  },
  keep: async (draft: Draft) => ({ 'Set-Cookie': await cookie.write(seal(writeDraft(draft))) }),
  forget: async () => ({ 'Set-Cookie': await cookie.clear() }),
};
