import type { serviceRoleEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { connect, type SupabaseEnv } from './client.ts';
import type { OnRequest } from './fetch.ts';
import { invitationQueries } from './queries/invitations.ts';
import { ledgerQueries } from './queries/ledger.ts';
import { notionInboxQueries } from './queries/notion-inbox.ts';
import { sessionQueries } from './queries/sessions.ts';

export type ServiceEnv = SupabaseEnv & z.infer<typeof serviceRoleEnv>;

/** Bypasses row-level security, so it offers only what sign-in, Stripe's word and Notion's hints need and never the client itself. For webhooks, the worker and sign-in. */
export function createServiceDb(env: ServiceEnv, { requestId, onRequest }: { requestId: string; onRequest?: OnRequest }) {
  const client = connect({ url: env.SUPABASE_URL, key: env.SUPABASE_SECRET_KEY, token: env.SUPABASE_SECRET_KEY, requestId, onRequest });
  return { invitations: invitationQueries(client), ledger: ledgerQueries(client), notionInbox: notionInboxQueries(client), sessions: sessionQueries(client) };
}
export type ServiceDb = ReturnType<typeof createServiceDb>;
