import type { Draft } from './draft.ts';

/** Looks like a question to a program, and is hidden from people. */
export const TRAP = 'website';
/** The box that a person ticks when the form was not sure. */
export const PERSON = 'person';

/** Nobody answers ten questions in less. */
const LEAST_MS = 2_000;

/**
 * True when it may be a program that sends. It is then asked to tick a box, and nothing is lost: a browser that fills in
 * every field by itself, or a very fast reader, is a person all the same.
 */
export const shouldAsk = (form: FormData, { startedAt }: Draft, now: Date): boolean =>
  form.get(PERSON) !== 'on' && (Boolean(form.get(TRAP)) || now.getTime() - startedAt < LEAST_MS);
