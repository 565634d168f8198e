import { CALL_CLASS, onErrand } from '../call-class.ts';
import type { Clock } from '../clock.ts';
import { CallsHeld } from '../limiter.ts';
import { CallFailed, type MakeCall } from '../sync-calls.ts';

const TRIES = 8;

/**
 * For commands, which a person started and which may wait behind everything else: silence and outages are waited out, and what surely did not happen is asked again. Whatever
 * else fails is for the caller.
 */
export const patiently =
  (call: MakeCall, clock: Clock, tell: (why: string) => void = () => undefined): MakeCall =>
  async (asked, send, options) => {
    for (let tries = 1; ; tries++) {
      try {
        return await onErrand(CALL_CLASS.backfill, () => call(asked, send, options));
      } catch (error) {
        const waitMs = waitAfter(error, tries);
        if (waitMs === null) throw error;
        if (waitMs >= 1_000) tell((error as Error).message);
        await clock.sleep(waitMs);
      }
    }
  };

function waitAfter(error: unknown, tries: number): number | null {
  if (error instanceof CallsHeld) return error.why === 'blocked' || error.why === 'stopped' ? null : Math.max(error.waitMs, 50);
  if (!(error instanceof CallFailed) || error.failure.kind !== 'retry') return null;
  // Everyone's silence is kept by the limiter, however often Notion asks for it; the next call hears how long.
  if (error.failure.everyone) return 0;
  return tries >= TRIES ? null : Math.min(250 * 2 ** tries, 15_000);
}
