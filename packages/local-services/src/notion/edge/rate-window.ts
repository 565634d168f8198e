import { Problem } from './problem.ts';

const WINDOW_MS = 60_000;

/** Notion's budget: so many calls in any minute, all at once if need be. A refused call costs nothing. */
export class RateWindow {
  #at: number[] = [];

  constructor(public callsPerMinute: number) {}

  /** @throws 429 */
  assertRoom(now: number): void {
    this.#at = this.#at.filter((at) => at > now - WINDOW_MS && at <= now);
    if (this.#at.length < this.callsPerMinute) return;
    const frees = this.#at[this.#at.length - this.callsPerMinute] ?? now;
    throw rateLimited(Math.max(1, Math.ceil((frees + WINDOW_MS - now) / 1000)));
  }

  spend(now: number, calls = 1): void {
    for (let i = 0; i < calls; i++) this.#at.push(now);
  }

  /** @returns how many calls of the last minute count. */
  used(now: number): number {
    return this.#at.filter((at) => at > now - WINDOW_MS && at <= now).length;
  }

  reset(): void {
    this.#at = [];
  }
}

export const rateLimited = (seconds: number, reason?: string) =>
  new Problem(429, 'rate_limited', 'You have been rate limited. Please try again in a few minutes.', {
    retryAfter: seconds,
    additional_data: { retry_after: String(seconds), ...(reason && { rate_limit_reason: reason }) },
  });
