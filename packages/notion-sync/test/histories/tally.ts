/** What really happened in all histories so far. */
export interface Tally {
  histories: number;
  /** By kind: of Notion, of the network, and of our own processes. */
  faults: Record<string, number>;
  calls: number;
  /** Calls that were to change something, and did. */
  writes: number;
  records: number;
  deeds: Record<string, number>;
  /** Records that were set aside after ten attempts, and that a person had tried again. */
  retried: number;
  /** Values of ours that were kept as if a person had set them: one row too many. */
  falseConflicts: number;
  /** A person and SAGE changed the same property, and nobody could read in between: ours stands. */
  bothAtOnce: number;
  findings: Record<string, number>;
}

export const emptyTally = (): Tally => ({ histories: 0, faults: {}, calls: 0, writes: 0, records: 0, deeds: {}, retried: 0, falseConflicts: 0, bothAtOnce: 0, findings: {} });

export function count(counts: Record<string, number>, name: string, times = 1): void {
  Object.assign(counts, { [name]: (counts[name] ?? 0) + times });
}

export const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, n) => total + n, 0);
