import type { supabaseEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../database.types.ts';
import { withTimeout, type OnRequest } from './fetch.ts';

export type SupabaseEnv = z.infer<typeof supabaseEnv>;
export type Client = SupabaseClient<Database>;
export type Enums<Name extends keyof Database['public']['Enums']> = Database['public']['Enums'][Name];

export interface ClientOptions {
  env: SupabaseEnv;
  /** A minted token (see `mintToken`): it decides the Postgres role and what row-level security lets through. */
  token: string;
  requestId: string;
  onRequest?: OnRequest;
}

/** One client per request. It keeps nothing between requests. */
export const createClientFor = ({ env, token, requestId, onRequest }: ClientOptions): Client =>
  connect({ url: env.SUPABASE_URL, key: env.SUPABASE_PUBLISHABLE_KEY, token, requestId, onRequest });

export interface Connection {
  url: string;
  key: string;
  token: string;
  requestId: string;
  onRequest?: OnRequest;
}

/** Not for apps: `createClientFor` and the service door are the two ways in. */
export function connect({ url, key, token, requestId, onRequest }: Connection): Client {
  const client = createClient<Database>(url, key, {
    accessToken: async () => token,
    // Node 20 has no WebSocket; nothing here subscribes, but the constructor asks for one.
    realtime: { transport: globalThis.WebSocket ?? class {} },
    global: { headers: { 'x-request-id': requestId }, fetch: withTimeout(onRequest) },
  });
  // Its retries of 1, 2 and 4 seconds would hold the page, and add to the load of a database that is down.
  client['rest']['retry'] = false;
  return client;
}
