import type { Records } from './store.ts';
import { switches, type Switches } from './switches.ts';
import type { Timer } from './tables.ts';

/** One transaction of the stand-in: its records, its moment, and what caused it. */
export interface Book extends Records {
  /** Milliseconds. */
  readonly now: number;
  /** Stripe's own unit. */
  readonly seconds: number;
  /** The API request behind it, if there is one. */
  readonly request: { id: string; idempotency_key: string | null } | null;
  /** Somebody listens for webhooks. */
  readonly hasEndpoint: boolean;
}

export const setTimer = (book: Book, task: Timer['task'], subject: string, at: number): Timer =>
  book.put('timers', { id: `${task}:${subject}`, at, task, subject });
export const clearTimer = (book: Book, task: Timer['task'], subject: string): void => book.remove('timers', `${task}:${subject}`);

export const findSwitches = (book: Pick<Records, 'find'>): Switches => book.find('switches', 'switches') ?? switches.parse({});
