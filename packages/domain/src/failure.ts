import { DatabaseError } from '@sage/db';
import { z } from '@sage/config/z';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { DomainError, type DomainErrorKind } from './errors.ts';
import { fieldsOf } from './field-errors.ts';

type Code = TRPCError['code'];
export type FailureKind = DomainErrorKind | 'signed_out' | 'unavailable' | 'unexpected';

/** All that a person (and a browser) may know of an error. */
export interface Failure {
  kind: FailureKind;
  code: Code;
  status: number;
  message: string;
  fields?: Record<string, string[]>;
  retryAfterSeconds?: number;
}

const CODES: Record<DomainErrorKind | 'unavailable', Code> = {
  not_found: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};

const UNEXPECTED = 'Something went wrong on our side. We have been told. Please try again.';

/** For errors of tRPC itself: its own messages quote what was sent. */
const OWN: Partial<Record<Code, { kind: FailureKind; message: string }>> = {
  BAD_REQUEST: { kind: 'invalid', message: 'This request is not valid.' },
  PARSE_ERROR: { kind: 'invalid', message: 'This request is not valid.' },
  METHOD_NOT_SUPPORTED: { kind: 'invalid', message: 'This method is not allowed here.' },
  UNSUPPORTED_MEDIA_TYPE: { kind: 'invalid', message: 'Only JSON is accepted here.' },
  PAYLOAD_TOO_LARGE: { kind: 'invalid', message: 'This request is too large.' },
  CLIENT_CLOSED_REQUEST: { kind: 'invalid', message: 'The request was given up.' },
  NOT_FOUND: { kind: 'not_found', message: 'There is nothing here.' },
  FORBIDDEN: { kind: 'forbidden', message: 'You may not do this.' },
  UNAUTHORIZED: { kind: 'signed_out', message: 'Please sign in.' },
  SERVICE_UNAVAILABLE: { kind: 'unavailable', message: 'This cannot be reached right now. Please try again in a moment.' },
};

/** What to show of anything that was thrown. Never a stack, SQL, or a value that was sent. */
export function failureOf(thrown: unknown): Failure {
  const cause = causeOf(thrown);
  if (cause instanceof DomainError) {
    const { kind, message, fields, retryAfterSeconds } = cause;
    return { ...coded(CODES[kind]), kind, message, ...(fields && { fields }), ...(retryAfterSeconds && { retryAfterSeconds }) };
  }
  if (cause instanceof DatabaseError && cause.kind !== 'unexpected') {
    const { kind, message } = cause;
    return { ...coded(CODES[kind]), kind, message };
  }
  const code = thrown instanceof TRPCError ? thrown.code : 'INTERNAL_SERVER_ERROR';
  // Of any other code, a ZodError is our own: an answer of the database that we misread.
  if (code === 'BAD_REQUEST' && cause instanceof z.ZodError) {
    return { ...coded(code), kind: 'invalid', message: 'Please check what you entered.', fields: fieldsOf(cause) };
  }
  const own = OWN[code];
  return own ? { ...coded(code), ...own } : { ...coded('INTERNAL_SERVER_ERROR'), kind: 'unexpected', message: UNEXPECTED };
}

const causeOf = (thrown: unknown): unknown => (thrown instanceof TRPCError && thrown.cause ? thrown.cause : thrown);
const coded = (code: Code) => ({ code, status: getHTTPStatusCodeFromError(new TRPCError({ code })) });

/** Gives every error its code and a message that may be shown. What it was is in `cause`, for the log. */
export function toTrpcError(thrown: unknown): TRPCError {
  const { code, message } = failureOf(thrown);
  return new TRPCError({ code, message, cause: causeOf(thrown) });
}

/** Bugs and outages are for the log; what a person did wrong is not. */
export const isOurs = ({ kind }: Pick<Failure, 'kind'>): boolean => kind === 'unexpected' || kind === 'unavailable';
