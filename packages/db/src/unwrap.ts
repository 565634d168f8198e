import type { PostgrestSingleResponse } from '@supabase/supabase-js';

export type DatabaseErrorKind = 'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'limited' | 'unavailable' | 'unexpected';

/**
 * `message` may be shown to a user: it is a fixed sentence, or one that our SQL raised for users.
 * The database's own words are in `cause`, for logs.
 */
export class DatabaseError extends Error {
  constructor(
    readonly kind: DatabaseErrorKind,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'DatabaseError';
  }
}

const SENTENCES: Record<DatabaseErrorKind, string> = {
  not_found: 'Not found.',
  forbidden: 'Not allowed.',
  conflict: 'This was changed in the meantime.',
  invalid: 'Not a valid value.',
  limited: 'Too many attempts.',
  unavailable: 'The database cannot be reached at the moment.',
  unexpected: 'The database answered with an error.',
};

/** SQLSTATEs and PostgREST codes. `PTnnn` is an HTTP status that our own SQL raises. */
const KINDS: Record<string, DatabaseErrorKind> = {
  '22023': 'invalid',
  '23502': 'invalid',
  '23503': 'conflict',
  '23505': 'conflict',
  '23514': 'invalid',
  '40001': 'conflict',
  '42501': 'forbidden',
  P0001: 'conflict',
  P0002: 'not_found',
  PGRST116: 'not_found',
  PT400: 'invalid',
  PT403: 'forbidden',
  PT404: 'not_found',
  PT409: 'conflict',
  PT429: 'limited',
};

const raisedForUsers = (code: string) => code === 'P0001' || /^PT4\d\d$/.test(code);

/** Status 0 is a network failure or a timeout. 401 means that our own token was refused (a clock or a key is wrong): no user can help it. */
const isUnavailable = (status: number) => status === 0 || status === 401 || status >= 500;

/** The data of an answer. @throws DatabaseError */
export function unwrap<T>(result: PostgrestSingleResponse<T>): T {
  if (!result.error) return result.data;
  const { error, status } = result;
  const code = error.code ?? '';
  const kind = KINDS[code] ?? (isUnavailable(status) ? 'unavailable' : 'unexpected');
  throw new DatabaseError(kind, raisedForUsers(code) ? error.message : SENTENCES[kind], { ...error, status });
}
