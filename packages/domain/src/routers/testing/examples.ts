import { answers } from '../../routing/testing/fixtures.ts';

/** An input that each procedure accepts, by its path; undefined where it takes none. */
export const EXAMPLES: Record<string, Record<string, unknown> | undefined> = {
  'auth.signIn': { login: 'maya@example.com', password: 'a long enough password' },
  'routing.preview': answers(),
};
