import { importJWK, SignJWT, type JWK } from 'jose';

/** A token as the apps mint it (packages/db/src/token.ts), for the least of the roles. */
export async function intakeToken(env: { SUPABASE_JWT_SIGNING_KEY?: string; SUPABASE_JWT_SECRET?: string }): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const token = new SignJWT({ role: 'sage_intake', request_id: 'doctor' }).setAudience('authenticated').setIssuedAt(seconds - 10).setExpirationTime(seconds + 60);
  if (!env.SUPABASE_JWT_SIGNING_KEY) return token.setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(env.SUPABASE_JWT_SECRET));
  const jwk = JSON.parse(env.SUPABASE_JWT_SIGNING_KEY) as JWK;
  return token.setProtectedHeader({ alg: 'ES256', kid: jwk.kid, typ: 'JWT' }).sign(await importJWK(jwk, 'ES256'));
}
