import { z } from '@sage/config/z';

const count = (most: number) => z.number().int().min(0).max(most);

/** What the stand-in does wrong on purpose, and how long slow things take. */
export const switches = z.strictObject({
  id: z.literal('switches').default('switches'),
  /** No webhook leaves until this is off again. */
  paused: z.boolean().default(false),
  /** Each event is delivered that many times. */
  copies: z.number().int().min(1).max(10).default(1),
  /** Each delivery waits a random time up to this, so that they come in any order. */
  shuffle_ms: count(600_000).default(0),
  /** Each delivery waits this long. */
  delay_ms: count(600_000).default(0),
  /** The share of events that are never delivered, from 0 to 1. */
  drop: z.number().min(0).max(1).default(0),
  /** That many deliveries with a bad signature before each genuine one. */
  forge: count(10).default(0),
  /** The next so many POSTs are answered by a 500, which is kept under their idempotency key. */
  fail_next: count(10_000).default(0),
  /** Whether such a POST still does its work. */
  fail_after_work: z.boolean().default(false),
  /** The next so many POSTs do their work, and the connection breaks before the answer. */
  lose_next: count(10_000).default(0),
  /** The process kills itself after it has answered that many more API requests; 0 is never. */
  die_after: count(10_000).default(0),
  /** Until a bank debit is paid or has failed. */
  settle_ms: count(86_400_000).default(8_000),
  /** Until a disputed payment is disputed. */
  dispute_ms: count(86_400_000).default(2_000),
});
export type Switches = z.infer<typeof switches>;
