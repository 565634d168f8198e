import type { Clock } from '../src/clock.ts';

export interface PatientClock extends Clock {
  at(): number;
  /** Work that sleeps by this clock, one step after another. Time waits until all that was begun so sleeps or is done. */
  begin<T>(work: () => Promise<T>): Promise<T>;
}

/** Time for many at once: it passes only while all of them sleep, and only until the first one wakes. What they do takes none. */
export function patientClock(start = Date.now() + 60_000): PatientClock {
  let at = start;
  let awake = 0;
  let asleep: { until: number; wake: () => void }[] = [];
  const passOn = () => {
    if (awake > 0 || asleep.length === 0) return;
    const next = asleep.reduce((first, each) => (each.until < first.until ? each : first));
    asleep = asleep.filter((each) => each !== next);
    at = Math.max(at, next.until);
    awake += 1;
    next.wake();
  };
  return {
    at: () => at,
    now: () => new Date(at),
    sleep: (ms) =>
      new Promise((wake) => {
        asleep.push({ until: at + ms, wake });
        awake -= 1;
        passOn();
      }),
    begin: async (work) => {
      awake += 1;
      try {
        return await work();
      } finally {
        awake -= 1;
        passOn();
      }
    },
  };
}
