import type { tokenSigningEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import type { Enums } from './client.ts';

export type TokenSigningEnv = z.infer<typeof tokenSigningEnv>;

/** As whom Postgres runs a request's statements. */
export type Identity = { role: 'authenticated'; userId: string; userType: Enums<'user_type'>; sessionId: string } | { role: 'sage_intake' };

/** Carried in the token, since audit rows tell where a change came from. */
export interface RequestOrigin {
  requestId: string;
  address?: string;
}

interface SigningKey {
  header: { alg: 'ES256'; kid: string } | { alg: 'HS256' };
  key: CryptoKey | Uint8Array;
}

const LIFE_SECONDS = 300;
/** A database whose clock is a little behind ours must not refuse the token as issued in the future. */
const BACKDATED_SECONDS = 10;

const keys = new Map<string, Promise<SigningKey>>();

/** The token of one request to the Data API. ES256 where a signing key is set, else the project's HS256 secret. */
export async function mintToken(env: TokenSigningEnv, identity: Identity, origin: RequestOrigin, now = new Date()): Promise<string> {
  const { header, key } = await signingKey(env);
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...claims(identity), request_id: origin.requestId, address: origin.address })
    .setProtectedHeader({ ...header, typ: 'JWT' })
    .setAudience('authenticated')
    .setIssuedAt(seconds - BACKDATED_SECONDS)
    .setExpirationTime(seconds + LIFE_SECONDS)
    .sign(key);
}

const claims = (identity: Identity): JWTPayload =>
  identity.role === 'authenticated'
    ? { role: identity.role, sub: identity.userId, user_type: identity.userType, session_id: identity.sessionId }
    : { role: identity.role };

/** Imported once per key, since importing costs more than signing. */
function signingKey({ SUPABASE_JWT_SIGNING_KEY: jwk, SUPABASE_JWT_SECRET: secret }: TokenSigningEnv): Promise<SigningKey> {
  const source = jwk ?? secret;
  if (!source) throw new Error('Set SUPABASE_JWT_SIGNING_KEY or SUPABASE_JWT_SECRET.');
  const known = keys.get(source);
  if (known) return known;
  const imported = jwk ? importSigningKey(jwk) : Promise.resolve<SigningKey>({ header: { alg: 'HS256' }, key: new TextEncoder().encode(source) });
  keys.set(source, imported);
  return imported;
}

async function importSigningKey(text: string): Promise<SigningKey> {
  try {
    const jwk = JSON.parse(text) as JWK;
    if (jwk.crv !== 'P-256' || !jwk.kid || !jwk.d) throw new Error('not a private P-256 key with a kid');
    return { header: { alg: 'ES256', kid: jwk.kid }, key: await importJWK(jwk, 'ES256') };
  } catch {
    // No cause: a parser's message may quote the key.
    throw new Error('SUPABASE_JWT_SIGNING_KEY is not a private ES256 key (a JWK with crv P-256, kid and d, on one line).');
  }
}
