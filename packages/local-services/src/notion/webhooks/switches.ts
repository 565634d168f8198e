import { z } from '@sage/config/z';

const milliseconds = (most: number) => z.number().int().min(0).max(most);

/** What goes wrong with webhooks on purpose, and how long things take. */
export const webhookSwitches = z.strictObject({
  /** Events are kept and none leaves. */
  paused: z.boolean().default(false),
  /** Each event is delivered that many times. */
  copies: z.number().int().min(1).max(10).default(1),
  /** Each delivery waits a random time up to this, so that they come in any order. */
  shuffle_ms: milliseconds(86_400_000).default(0),
  delay_ms: milliseconds(86_400_000).default(0),
  /** The share of events that are never delivered, from 0 to 1. */
  drop: z.number().min(0).max(1).default(0),
  /** That many deliveries with a bad signature before each genuine one. */
  forge: z.number().int().min(0).max(10).default(0),
  /** How long changes of one kind are put into one event. Notion takes a minute; this is shorter so that nobody waits. */
  window_ms: milliseconds(600_000).default(2_000),
  /** The second try comes after this, and each further one waits three times as long: 8 tries in 18 hours. */
  first_retry_ms: milliseconds(3_600_000).default(60_000),
});
export type WebhookSwitches = z.infer<typeof webhookSwitches>;
