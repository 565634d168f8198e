import type pg from 'pg';
import { TEAM_MEMBER } from './people.ts';

const CLAIMS = {
  intake: { role: 'sage_intake' },
  team: { role: 'authenticated', sub: TEAM_MEMBER, user_type: 'team' },
  admin: { role: 'authenticated', sub: '5a9e0000-0000-4000-8000-000000000001', user_type: 'admin' },
  system: {},
} as const;

/** Sets the claims that the Data API would set, for the length of the work, so that the audit log names whose it is. */
export async function actingAs<T>(client: pg.Client, whom: keyof typeof CLAIMS, work: () => Promise<T>, reason = ''): Promise<T> {
  const set = (claims: object, why: string) => client.query(`select set_config('request.jwt.claims', $1, true), set_config('sage.reason', $2, true)`, [JSON.stringify(claims), why]);
  await set(CLAIMS[whom], reason);
  const result = await work();
  await set(CLAIMS.system, '');
  return result;
}
