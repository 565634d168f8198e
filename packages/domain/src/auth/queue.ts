import { DomainError } from '../errors.ts';

export interface Queue {
  hasRoom(): boolean;
  /** @throws DomainError `limited` when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Runs `atOnce` pieces of work, lets `waiting` more wait in order, and refuses the rest. */
export function createQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): Queue {
  let running = 0;
  const line: (() => void)[] = [];
  const hasRoom = () => running < atOnce || line.length < waiting;

  /** A place is handed on, never freed in between, so that nobody slips in before those who wait. */
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else running -= 1;
  };
  const enter = () => {
    if (running < atOnce) {
      running += 1;
      return;
    }
    return new Promise<void>((resolve) => line.push(resolve));
  };

  return {
    hasRoom,
    async run(work) {
      if (!hasRoom()) throw tooBusy();
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

export const tooBusy = () =>
  new DomainError('limited', 'Many people are signing in right now. Try again in a few seconds.', { retryAfterSeconds: 5 });
