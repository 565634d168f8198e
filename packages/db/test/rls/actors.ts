import { PEOPLE } from './people.ts';

export type RowOwner = 'own' | 'another';

/** Who knocks at the Data API, as Postgres sees it: a role and the claims of the token. */
export interface Actor {
  name: string;
  role: 'anon' | 'authenticated' | 'sage_intake' | 'service_role';
  claims: Record<string, string>;
  /** The line of the expectations that tells what this actor may do. */
  expected: 'client' | 'team' | 'admin' | 'service' | 'nobody';
  /** Whose rows are the actor's own. */
  client?: 'a' | 'b';
}

const user = (name: string, id: string, userType: string, expected: Actor['expected'], client?: 'a' | 'b'): Actor => ({
  name,
  role: 'authenticated',
  claims: { role: 'authenticated', sub: id, user_type: userType },
  expected,
  client,
});

/** The two clients are asked the same questions from both sides; a second person of a client may do what the first may. */
export const ACTORS: Actor[] = [
  user('client a', PEOPLE.a, 'sage_client', 'client', 'a'),
  user('second person of client a', PEOPLE.partner, 'sage_client', 'client', 'a'),
  user('client b, of KAA', PEOPLE.b, 'kaa_client', 'client', 'b'),
  user('client without a project', PEOPLE.stranger, 'sage_client', 'client'),
  user('team', PEOPLE.team, 'team', 'team'),
  user('admin', PEOPLE.admin, 'admin', 'admin'),
  { name: 'token without a user', role: 'authenticated', claims: { role: 'authenticated' }, expected: 'client' },
  { name: 'intake', role: 'sage_intake', claims: { role: 'sage_intake' }, expected: 'nobody' },
  { name: 'anonymous', role: 'anon', claims: { role: 'anon' }, expected: 'nobody' },
  { name: 'service', role: 'service_role', claims: { role: 'service_role' }, expected: 'service' },
];
