/** What use cases need of the outside world. An adapter of each is in `adapters/`. */

export interface Clock {
  now(): Date;
}

/** The part of a pino logger that is used here. */
export interface Log {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}
