import { StillSettling } from './create-once.ts';
import { CallsHeld } from './limiter.ts';
import type { Claim, Setback } from './outbox.ts';
import { CallFailed } from './sync-calls.ts';
import { PageTrashed } from './trashed-page.ts';

/** A record's page points to another page that is not there yet. */
export class ParentWaits extends Error {
  constructor(
    kind: string,
    /** Someone is at it, or will be in a moment. */
    readonly isOnItsWay: boolean,
  ) {
    super(`It waits for its ${kind}.`);
    this.name = 'ParentWaits';
  }
}

/** What Notion saved with an answer that did not say so, shows in queries and lists after this. */
export const SETTLE_MS = 15_000;
const LAST_ATTEMPT = 10;
const AWAY_MS = 5_000;

/** `waitedMs`: since it became due. */
type Tried = Pick<Claim, 'attempts'> & { waitedMs?: number };

const SOON_MS = 500;
const SELDOM_MS = 60_000;
/** Doubles, since each wait is as long as all before it. */
const parentWaitMs = (waitedMs: number) => Math.min(Math.max(waitedMs, SOON_MS), SELDOM_MS);

/** Doubles from two seconds to a quarter of an hour, spread so that records do not come back all at once. */
const backoffMs = (attempts: number, random: () => number) => Math.min(2_000 * 2 ** attempts, 900_000) * (0.75 + random() / 2);

/** What becomes of a record whose push failed. Silence and outages are nobody's fault and cost no attempt. */
export function setbackOf(error: unknown, claim: Tried, random: () => number = Math.random): Setback {
  const status = claim.attempts > 0 ? 'retrying' : 'pending';
  const wait = (waitMs: number, more: Partial<Setback> = {}): Setback => ({ status, error: messageOf(error), waitMs, burnsAttempt: false, ...more });
  if (error instanceof CallsHeld) return wait(error.why === 'open' ? 0 : 1_000);
  if (error instanceof StillSettling) return wait(error.waitMs, { status: 'retrying' });
  if (error instanceof ParentWaits) return wait(error.isOnItsWay ? SOON_MS : parentWaitMs(claim.waitedMs ?? 0));
  if (error instanceof PageTrashed) return wait(0);
  if (error instanceof CallFailed) return ofFailure(error, claim, wait, random);
  return tryAgain(error, claim, random);
}

function ofFailure(error: CallFailed, claim: Tried, wait: (ms: number, more?: Partial<Setback>) => Setback, random: () => number): Setback {
  const { failure, call, isAway } = error;
  const makes = call.effect === 'write' && (call.on === 'data_source' || call.isRepeatable === false);
  // A refusal says that it made nothing; any earlier one was settled before this was sent.
  const refused = makes ? ({ intent: 'clear' } as const) : {};
  switch (failure.kind) {
    case 'retry':
      if (failure.everyone) return wait(1_000, refused);
      return isAway ? wait(AWAY_MS, { status: 'retrying', ...refused }) : { ...tryAgain(error, claim, random), ...refused };
    case 'ambiguous':
      return ambiguous(error, claim, makes, random);
    case 'fix-data':
      return wait(0, { status: failure.unreachable ? 'unreachable' : 'quarantined', burnsAttempt: true, ...refused });
    case 'config':
      return wait(1_000, { error: failure.remedy, ...refused });
    case 'blocked':
      return wait(60_000, refused);
  }
}

/** Changing a page twice to the same is harmless; creating twice is not. Without an answer, or with one from in front of it, Notion may still be at work. */
function ambiguous({ failure, isAway, message }: CallFailed, claim: Tried, makes: boolean, random: () => number): Setback {
  const again = tryAgain(new Error(message), claim, random);
  const known: Setback = isAway ? { ...again, status: 'retrying', waitMs: AWAY_MS, burnsAttempt: false } : again;
  const answered = failure.requestId !== null ? { settleMs: SETTLE_MS } : {};
  if (!makes) return { ...known, ...answered };
  return { ...known, waitMs: Math.max(known.waitMs, SETTLE_MS), intent: failure.requestId !== null ? 'settle' : 'keep', ...answered };
}

function tryAgain(error: unknown, { attempts }: Tried, random: () => number): Setback {
  const isLast = attempts + 1 >= LAST_ATTEMPT;
  return { status: isLast ? 'quarantined' : 'retrying', error: messageOf(error), waitMs: backoffMs(attempts, random), burnsAttempt: true };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
