/** Of the errors of Postgres and of its driver, what is read here. */
export interface DatabaseError {
  code?: string;
  message: string;
  detail?: string;
  hint?: string;
}

// https://docs.postgrest.org/en/stable/references/errors.html#status-codes
const STATUS: Record<string, number> = { '23503': 409, '23505': 409, '25006': 405, '42883': 404, '42P01': 404, '42P17': 500, '53400': 500, P0001: 400 };
const STATUS_OF_CLASS: Record<string, number> = {
  '08': 503, '09': 500, '0L': 403, '0P': 403, '25': 500, '28': 403, '2D': 500, '38': 500, '39': 500, '3B': 500, '40': 500,
  '53': 503, '54': 500, '55': 500, '57': 500, '58': 500, F0: 500, HV: 500, P0: 500, XX: 500,
};
/** Codes that lite answers well by itself, or that its storage looks at. */
const LEFT_ALONE = /^(42501|42P01|23503|23505|PT...|PGRST.*)$/;
const SHUTDOWN = /^57P0/;
const CONNECTION = /^(ECONN|EPIPE|ETIMEDOUT|CONNECTION_|CONNECT_TIMEOUT)/;

/** What PostgREST answers, with 503, while it cannot reach the database. */
export const DATABASE_LOST = { code: 'PGRST001', message: 'Database connection error. Retrying the connection.', details: null, hint: null };

/** The server is going down, or cannot be reached. */
export const isConnectionLost = ({ code = '' }: DatabaseError): boolean => CONNECTION.test(code) || SHUTDOWN.test(code) || code.startsWith('08');

/** lite alone answers 500 to most errors. Told in its own terms (as if SQL had raised PGRST), it answers as PostgREST does. */
export function asPostgrestError(error: DatabaseError): DatabaseError {
  const code = error?.code;
  if (typeof code !== 'string') return error;
  if (isConnectionLost(error)) return raise(503, DATABASE_LOST);
  if (!/^[0-9A-Z]{5}$/.test(code) || LEFT_ALONE.test(code)) return error;
  const status = STATUS[code] ?? STATUS_OF_CLASS[code.slice(0, 2)] ?? 400;
  return raise(status, { code, message: error.message, details: error.detail ?? null, hint: error.hint ?? null });
}

const raise = (status: number, body: object): DatabaseError => ({
  code: 'PGRST',
  message: JSON.stringify(body),
  detail: JSON.stringify({ status, headers: {} }),
});
