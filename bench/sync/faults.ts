import fc from 'fast-check';
import { storm } from '../../packages/notion-sync/test/histories/history.ts';
import { liveThrough } from '../../packages/notion-sync/test/histories/live-through.ts';
import { emptyTally, sum, type Tally } from '../../packages/notion-sync/test/histories/tally.ts';
import { openWorld } from '../../packages/notion-sync/test/histories/world.ts';
import { SIZES } from './sizes.ts';
import { atMost } from './table.ts';

/** Histories side by side, each with a database of its own: while one waits for Postgres, another asks. */
const LANES = 3;
const TELL_EACH = 10;

/** Histories of changes, people, faults and dying workers until so many faults were met. */
export async function randomFaults(): Promise<void> {
  const tally = emptyTally();
  const begun = performance.now();
  const seeds = SIZES.seed === null ? endless() : [SIZES.seed].values();
  const isEnough = () => SIZES.seed === null && sum(tally.faults) >= SIZES.faults;
  await Promise.all(Array.from({ length: SIZES.seed === null ? LANES : 1 }, () => liveLane(seeds, tally, isEnough)));
  tell(tally, (performance.now() - begun) / 1_000);
  const { findings } = tally;
  atMost(`duplicates in ${sum(tally.faults)} random faults`, findings.duplicate ?? 0, 0);
  atMost('records or values lost in them', (findings.lost ?? 0) + (findings['does not come to rest'] ?? 0), 0);
  atMost('edits of people overwritten in them', findings.overwritten ?? 0, 0);
  atMost('histories with calls in vain', findings['wasted call'] ?? 0, 0);
}

function* endless(): Generator<number> {
  for (let seed = 1; ; seed++) yield seed;
}

async function liveLane(seeds: Iterator<number>, tally: Tally, isEnough: () => boolean): Promise<void> {
  const world = await openWorld();
  for (let next = seeds.next(); !next.done && !isEnough(); next = seeds.next()) {
    const [steps = []] = fc.sample(storm, { seed: next.value, numRuns: 1 });
    await liveThrough(world, steps, tally).catch((error: unknown) => process.stdout.write(`seed ${next.value}: ${String(error)}\n`));
    if (tally.histories % TELL_EACH === 0) process.stdout.write(`${sum(tally.faults)} faults in ${tally.histories} histories\n`);
  }
}

function tell({ faults, histories, calls, writes, records, deeds, retried, falseConflicts, bothAtOnce, findings }: Tally, seconds: number): void {
  const lines = [
    `${sum(faults)} faults in ${histories} histories, seeds 1 to ${histories}, in ${Math.round(seconds)} s:`,
    ...Object.entries(faults).sort(([, a], [, b]) => b - a).map(([name, n]) => `${String(n).padStart(8)}  ${name}`),
    `${calls} calls, ${writes} of them writes that were heard of: ${(calls / Math.max(writes, 1)).toFixed(2)} calls a write`,
    `${records} records; deeds: ${Object.entries(deeds).map(([name, n]) => `${name} ${n}`).join(', ')}`,
    `${retried} records set aside and tried again by hand; ${bothAtOnce} properties changed by SAGE and a person at once, where ours stands; ${falseConflicts} values of ours kept as a person's`,
    `found: ${JSON.stringify(findings)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
