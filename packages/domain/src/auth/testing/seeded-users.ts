import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createPasswords } from '../passwords.ts';
import type { UserType } from '../sessions.ts';

export const PASSWORD = 'four words on a wall';

/** One hash for all of them, since each costs a tenth of a second. */
let hashed: Promise<string> | undefined;
const hashOnce = () => (hashed ??= createPasswords().hash(PASSWORD));

interface NewUser {
  user_type: UserType;
  address?: string;
  hasEmail?: boolean;
  /** Instead of the hash of PASSWORD. */
  passwordHash?: string;
}

export interface SeededUser {
  id: string;
  email: string | null;
  address_key: string | null;
  password_hash: string;
}

/** A user of this test only, as the service role would make it. */
export async function addUser({ user_type, address, hasEmail = true, passwordHash }: NewUser): Promise<SeededUser> {
  const email = hasEmail ? `${randomUUID()}@example.com` : null;
  const [user] = await rest('POST', 'users', { email, address, user_type, name: 'A person', password_hash: passwordHash ?? (await hashOnce()) });
  return user as SeededUser;
}

export const findUser = async (id: string): Promise<SeededUser> => (await rest('GET', `users?id=eq.${id}`))[0] as SeededUser;

/** As the service role, past row-level security. */
export async function rest(method: string, path: string, row?: object): Promise<unknown[]> {
  const { url, secretKey } = inject('supabase');
  const response = await fetch(`${url}/rest/v1/${path}`, {
    method,
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}`, 'content-type': 'application/json', prefer: 'return=representation' },
    body: row && JSON.stringify(row),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as unknown[];
}
