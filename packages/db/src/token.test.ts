import { exportJWK, generateKeyPair, jwtVerify, type CryptoKey } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { mintToken, type Identity } from './token.ts';

const SECRET = 'a secret of at least thirty-two characters';
const user: Identity = {
  role: 'authenticated',
  userId: '0b4f9a2e-0000-4000-8000-000000000001',
  userType: 'team',
  sessionId: '0b4f9a2e-0000-4000-8000-000000000002',
};
const origin = { requestId: 'r-1', address: '203.0.113.9' };
const hmac = new TextEncoder().encode(SECRET);

describe('with the project secret', () => {
  it('carries who asks, from where, and lives five minutes', async () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const token = await mintToken({ SUPABASE_JWT_SECRET: SECRET }, user, origin, now);
    const { payload, protectedHeader } = await jwtVerify(token, hmac, { audience: 'authenticated', currentDate: now });
    expect(protectedHeader.alg).toBe('HS256');
    expect(payload).toEqual({
      role: 'authenticated',
      sub: user.userId,
      user_type: 'team',
      session_id: user.sessionId,
      request_id: 'r-1',
      address: '203.0.113.9',
      aud: 'authenticated',
      iat: now.getTime() / 1000 - 10,
      exp: now.getTime() / 1000 + 300,
    });
  });

  it('has no subject for intake', async () => {
    const { payload } = await jwtVerify(await mintToken({ SUPABASE_JWT_SECRET: SECRET }, { role: 'sage_intake' }, { requestId: 'r-1' }), hmac);
    expect(payload.role).toBe('sage_intake');
    expect(payload).not.toHaveProperty('sub');
    expect(payload).not.toHaveProperty('address');
  });
});

describe('with a signing key', () => {
  let jwk: string;
  let publicKey: CryptoKey;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    publicKey = pair.publicKey;
    jwk = JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid: 'key-1', alg: 'ES256' });
  });

  it('signs ES256 and names the key, also when a secret is set beside it', async () => {
    const token = await mintToken({ SUPABASE_JWT_SIGNING_KEY: jwk, SUPABASE_JWT_SECRET: SECRET }, user, origin);
    const { protectedHeader } = await jwtVerify(token, publicKey);
    expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: 'key-1' });
  });

  it('says what is wrong with a bad key without quoting it', async () => {
    const withoutKid = JSON.stringify({ ...JSON.parse(jwk), kid: undefined });
    const bad = [withoutKid, '{"d":"topsecret', 'null'];
    const refused = await Promise.allSettled(bad.map((key) => mintToken({ SUPABASE_JWT_SIGNING_KEY: key }, user, origin)));
    for (const result of refused) {
      expect(result.status).toBe('rejected');
      expect(String((result as PromiseRejectedResult).reason)).toMatch(/SUPABASE_JWT_SIGNING_KEY is not a private ES256 key/);
      expect(String((result as PromiseRejectedResult).reason)).not.toContain('topsecret');
    }
  });
});

it('refuses to mint without a key', async () => {
  await expect(mintToken({}, user, origin)).rejects.toThrow('SUPABASE_JWT_SIGNING_KEY or SUPABASE_JWT_SECRET');
});
