import { Problem } from './problem.ts';

const WINDOW_MS = 60_000;

/** Notion's budget: so many calls in any minute, all at once if need be. A refused call costs nothing. */
export class RateWindow {
  readonly #calls: number;
  #at: number[] = [];

  constructor(callsPerMinute: number) {
    this.#calls = callsPerMinute;
  }

  /** @throws 429 */
  take(now: number): void {
    this.#at = this.#at.filter((at) => at > now - WINDOW_MS && at <= now);
    const [oldest = now] = this.#at;
    if (this.#at.length >= this.#calls) throw rateLimited(Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000)));
    this.#at.push(now);
  }

  reset(): void {
    this.#at = [];
  }
}

export const rateLimited = (seconds: number, reason?: string) =>
  new Problem(429, 'rate_limited', 'You have been rate limited. Please try again in a few minutes.', {
    retryAfter: seconds,
    additional_data: { retry_after: String(seconds), ...(reason && { reason }) },
  });
