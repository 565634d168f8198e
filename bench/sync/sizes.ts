const quick = process.env.SYNC_QUICK !== undefined;
const size = (name: string, whole: number, small: number) => Number(process.env[name] ?? (quick ? small : whole));

/** How much is measured: `SYNC_QUICK=1` for a look, or each by a variable of its own. */
export const SIZES = {
  faults: size('SYNC_FAULTS', 100_000, 2_000),
  /** Lives through the history of this seed alone. */
  seed: process.env.SYNC_SEED === undefined ? null : Number(process.env.SYNC_SEED),
  records: size('SYNC_RECORDS', 1_000, 200),
  lags: size('SYNC_LAGS', 60, 20),
};
