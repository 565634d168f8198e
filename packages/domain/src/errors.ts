export type DomainErrorKind = 'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'limited';

export interface DomainErrorDetails {
  /** What is wrong with which field, by its path. */
  fields?: Record<string, string[]>;
  /** For `limited`: how long to wait. */
  retryAfterSeconds?: number;
}

/** Expected, final, and safe to show: the message is written for the person who caused it. Everything else that is thrown is a bug. */
export class DomainError extends Error {
  readonly fields: DomainErrorDetails['fields'];
  readonly retryAfterSeconds: DomainErrorDetails['retryAfterSeconds'];

  constructor(
    readonly kind: DomainErrorKind,
    message: string,
    { fields, retryAfterSeconds }: DomainErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The row, or "not found" for a person who asked for a `noun` that is not there or not theirs. */
export function found<T>(row: T | null | undefined, noun: string): T {
  if (row === null || row === undefined) throw new DomainError('not_found', `There is no such ${noun}.`);
  return row;
}
