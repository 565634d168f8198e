import type { Clock } from './clock.ts';
import type { RecordRef } from './entity.ts';
import type { KindDatabase, NotionPages } from './notion-pages.ts';
import type { Claim, Outbox, Setback } from './outbox.ts';
import { pushRecord } from './push-record.ts';
import type { Registry } from './registry.ts';
import { ParentWaits, setbackOf } from './setback.ts';
import { CallFailed, LeaseLost } from './sync-calls.ts';

export type PushOutcome = { kind: string; lagMs: number } & ({ result: 'synced' | 'lost' } | { result: 'failed'; error: unknown; status: Setback['status'] });

export interface EngineParts {
  outbox: Outbox;
  pages: NotionPages;
  registry: Registry;
  databases: () => Promise<Map<string, KindDatabase>>;
  clock: Clock;
  report?: (outcome: PushOutcome) => void;
}

export interface Engine {
  /** Takes what is due, at most `limit` records, and brings each in step. @returns how many it took */
  round(limit: number): Promise<number>;
  /** Folds and claims; each push settles on its own and never rejects. */
  begin(limit: number): Promise<Promise<void>[]>;
}

/** Postgres → Notion. Holds nothing between rounds: any number may run, and any may die at any moment. */
export function createEngine(parts: EngineParts): Engine {
  const { outbox, registry, databases } = parts;
  const kinds = registry.entities.map(({ kind }) => kind);
  const begin = async (limit: number) => {
    await outbox.fold();
    const claims = await outbox.claim(kinds, limit);
    if (claims.length === 0) return [];
    const known = await databases();
    return claims.map((claim) => settle(claim, known, parts).catch(() => undefined));
  };
  return {
    begin,
    round: async (limit) => {
      const pushes = await begin(limit);
      await Promise.all(pushes);
      return pushes.length;
    },
  };
}

type Known = ReadonlyMap<string, KindDatabase>;

/** Pushes one record and writes down how it went. @throws only when that cannot be written: then the lease ends by itself */
async function settle(claim: Claim, known: Known, parts: EngineParts): Promise<void> {
  const { outbox, registry, report = () => undefined } = parts;
  const about = { kind: claim.kind, lagMs: (parts.clock.now() ?? new Date()).getTime() - claim.wantedAt.getTime() };
  try {
    const entity = registry.find(claim.kind);
    const database = known.get(claim.kind);
    if (!entity || !database) throw new Error(`The ${claim.kind} database is not set up.`);
    const agreed = await pushRecord(claim, entity, database, { ...parts, pageOf: (parent) => pageOf(parent, known, parts) });
    report({ ...about, result: (await outbox.acknowledge(claim, agreed)) ? 'synced' : 'lost' });
  } catch (error) {
    if (error instanceof LeaseLost) return report({ ...about, result: 'lost' });
    const setback = setbackOf(error, claim);
    report({ ...about, result: 'failed', error, status: setback.status });
    if (error instanceof CallFailed && error.failure.kind === 'config') await outbox.pauseKind(claim.kind, error.failure.remedy);
    await outbox.fail(claim, setback);
  }
}

/** Pushes the parent first when it has no page yet. @throws ParentWaits */
async function pageOf(parent: RecordRef, known: Known, parts: EngineParts): Promise<string> {
  const { outbox } = parts;
  const page = await outbox.pageOf(parent);
  if (page) return page;
  const claim = await outbox.claimRecord(parent);
  if (claim) await settle(claim, known, parts);
  const made = claim && (await outbox.pageOf(parent));
  if (!made) throw new ParentWaits(parent.kind);
  return made;
}
