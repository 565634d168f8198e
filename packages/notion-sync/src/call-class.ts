import { AsyncLocalStorage } from 'node:async_hooks';

/** Who goes first when all want to: a person's wish, what just changed, what Notion may have for us, what fills in the past. */
export const CALL_CLASS = { manual: 0, fresh: 1, pull: 2, backfill: 3 } as const;
export type CallClass = (typeof CALL_CLASS)[keyof typeof CALL_CLASS];

/** One piece of work, such as the push of a record. */
export interface Errand {
  readonly callClass: CallClass;
  /** Made so far. */
  readonly calls: number;
}

/** Whether it is still this worker's to do. Who works by a lease renews it when asked. */
export type MayGoOn = () => Promise<boolean>;

const errands = new AsyncLocalStorage<{ callClass: CallClass; calls: number; mayGoOn?: MayGoOn }>();

/** All calls that `work` makes are of this class, or of the one that it is done for when that is higher. `may` is asked before each. */
export function onErrand<T>(callClass: CallClass, work: (errand: Errand) => Promise<T>, may?: MayGoOn): Promise<T> {
  const errand = { callClass: higher(callClass, errands.getStore()?.callClass), calls: 0, mayGoOn: may };
  return errands.run(errand, () => work(errand));
}

export const currentClass = (): CallClass => errands.getStore()?.callClass ?? CALL_CLASS.fresh;

/** To be asked before whatever takes its time. */
export const mayGoOn: MayGoOn = async () => (await errands.getStore()?.mayGoOn?.()) ?? true;

export function countCall(): void {
  const errand = errands.getStore();
  if (errand) errand.calls += 1;
}

const higher = (one: CallClass, other: CallClass | undefined): CallClass => (other !== undefined && other < one ? other : one);
