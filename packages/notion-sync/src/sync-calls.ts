import { countCall, currentClass, mayGoOn } from './call-class.ts';
import { classify, type Call, type Failure } from './classify.ts';
import { TransportError } from './bounded-fetch.ts';
import { isHTTPResponseError } from '@notionhq/client';
import type { Limiter } from './limiter.ts';

/** What Notion did not do, and whether it counts as being away altogether. */
export class CallFailed extends Error {
  constructor(
    readonly failure: Failure,
    readonly call: Call,
    readonly isAway: boolean,
  ) {
    super(failure.message);
    this.name = 'CallFailed';
  }
}

/** Notion says no to this, and will say it again. */
export const isRefusal = (error: unknown): error is CallFailed & { failure: Extract<Failure, { kind: 'fix-data' }> } =>
  error instanceof CallFailed && error.failure.kind === 'fix-data';

/** Another worker has the record now; whatever this one meant to do is not done. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease was lost.');
    this.name = 'LeaseLost';
  }
}

export interface CallReport {
  effect: Call['effect'];
  outcome: 'ok' | Failure['kind'];
}

export interface CallOptions {
  /** Asked when it is this call's turn, right before it goes out. False: it must not go out any more. Without it, the errand is asked. */
  mayStillSend?: () => Promise<boolean>;
}

/** Makes a call when it is its turn, and tells everyone what its failure means for them. @throws CallFailed, CallsHeld, LeaseLost */
export type MakeCall = <T>(call: Call, send: () => Promise<T>, options?: CallOptions) => Promise<T>;

/** Notion names a time nearly always; without one it is left alone for this long. */
const SILENCE_S = 30;

export function callsThrough(limiter: Limiter, { signal, report = () => undefined }: { signal?: AbortSignal; report?: (call: CallReport) => void } = {}): MakeCall {
  return async (call, send, { mayStillSend = mayGoOn } = {}) => {
    const { watched } = await limiter.take(currentClass(), signal);
    if (!(await mayStillSend())) throw new LeaseLost();
    countCall();
    try {
      const answer = await send();
      report({ effect: call.effect, outcome: 'ok' });
      if (watched) await limiter.report(false);
      return answer;
    } catch (error) {
      const failure = classify(error, call);
      report({ effect: call.effect, outcome: failure.kind });
      throw new CallFailed(failure, call, await tellEveryone(limiter, failure, isOutage(error), watched));
    }
  };
}

/** @returns whether Notion counts as being away */
async function tellEveryone(limiter: Limiter, failure: Failure, outage: boolean, watched: boolean): Promise<boolean> {
  if (failure.kind === 'blocked') await limiter.block(failure.message);
  if (failure.kind === 'retry' && failure.everyone) await limiter.pause(failure.afterSeconds ?? SILENCE_S, failure.message);
  return outage || watched ? limiter.report(outage) : false;
}

/** No answer, or one that says that nobody was there to give one. 529 asks for silence and 501 knows no such call, so someone was. */
const isOutage = (error: unknown): boolean =>
  error instanceof TransportError || (isHTTPResponseError(error) && error.status >= 500 && error.status !== 529 && error.status !== 501);
