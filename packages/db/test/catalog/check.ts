/** One thing that must never be in the catalog. `planted` makes a violation, so that a check which finds nothing has proved that it could. */
export interface Check {
  /** Completes "there is no …". */
  never: string;
  /** Gives one row per violation, its name in the column `finding`. */
  query: string;
  planted: string;
  finds: string;
}

/** Ours, and reached by the Data API (public) or by what it runs (private). */
export const OURS = `('public', 'private')`;
/** Whom the Data API may let in without the secret key. */
export const CALLERS = `('anon', 'authenticated', 'sage_intake')`;
