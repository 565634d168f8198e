import { createClientFor, type SupabaseEnv } from './client.ts';
import type { OnRequest } from './fetch.ts';
import { createDb, type Db } from './queries.ts';
import { mintToken, type Identity, type RequestOrigin, type TokenSigningEnv } from './token.ts';

export interface SessionOptions {
  env: SupabaseEnv & TokenSigningEnv;
  identity: Identity;
  origin: RequestOrigin;
  onRequest?: OnRequest;
}

/** The database as this user (or as intake) sees it, for one request: the token lives five minutes. */
export async function createSessionDb({ env, identity, origin, onRequest }: SessionOptions): Promise<Db> {
  const token = await mintToken(env, identity, origin);
  return createDb(createClientFor({ env, token, requestId: origin.requestId, onRequest }));
}
