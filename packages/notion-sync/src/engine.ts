import { onErrand, type CallClass, type Errand } from './call-class.ts';
import { nowOf, type Clock } from './clock.ts';
import type { RecordRef } from './entity.ts';
import type { KindDatabase, NotionPages } from './notion-pages.ts';
import type { Claim, Outbox, Setback } from './outbox.ts';
import { pushRecord } from './push-record.ts';
import type { ReadFirst } from './read-first.ts';
import type { Registry } from './registry.ts';
import { ParentWaits, setbackOf } from './setback.ts';
import { CallFailed, LeaseLost } from './sync-calls.ts';
import { UnfitDatabase, type WhyUnfit } from './unfit-schema.ts';
import type { Uploads } from './uploads.ts';

type Outcome = { result: 'synced' | 'lost' } | { result: 'failed'; error: unknown; status: Setback['status'] };
/** `lagMs`: from the change until now. */
export type PushOutcome = { kind: string; recordId: string; lagMs: number; calls: number } & Outcome;

export interface EngineParts {
  outbox: Outbox;
  pages: NotionPages;
  uploads?: Uploads;
  registry: Registry;
  databases: () => Promise<Map<string, KindDatabase>>;
  clock: Clock;
  readFirst?: ReadFirst;
  /** Asked when Notion refuses a record. */
  whyUnfit?: WhyUnfit;
  report?: (outcome: PushOutcome) => unknown;
}

export interface Engine {
  /** Takes what is due, at most `limit` records, and brings each in step. @returns how many it took */
  round(limit: number): Promise<number>;
  /** Folds and claims, of classes down to `lowest`; each push settles on its own and never rejects. */
  begin(limit: number, lowest?: CallClass): Promise<Promise<void>[]>;
}

/** Postgres → Notion. Holds nothing between rounds: any number may run, and any may die at any moment. */
export function createEngine(parts: EngineParts): Engine {
  const { outbox, registry, databases } = parts;
  const kinds = registry.entities.map(({ kind }) => kind);
  const begin = async (limit: number, lowest?: CallClass) => {
    await outbox.fold();
    const claims = await outbox.claim(kinds, limit, lowest);
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
const settle = (claim: Claim, known: Known, parts: EngineParts): Promise<void> => onErrand(claim.callClass, (errand) => push(claim, known, parts, errand));

async function push(claim: Claim, known: Known, parts: EngineParts, errand: Errand): Promise<void> {
  const { outbox, registry } = parts;
  const lagMs = () => nowOf(parts.clock).getTime() - claim.wantedAt.getTime();
  const report = async (outcome: Outcome) => void (await parts.report?.({ kind: claim.kind, recordId: claim.recordId, lagMs: lagMs(), calls: errand.calls, ...outcome }));
  try {
    const entity = registry.find(claim.kind);
    const database = known.get(claim.kind);
    if (!entity || !database) throw new Error(`The ${claim.kind} database is not set up.`);
    const agreed = await pushRecord(claim, entity, database, {
      ...parts,
      pageOf: (parent) => pageOf(parent, known, parts),
      readFirst: async (pageId) => parts.readFirst?.(claim, pageId, entity, database) ?? null,
    });
    await report({ result: (await outbox.acknowledge(claim, agreed)) ? 'synced' : 'lost' });
  } catch (error) {
    if (error instanceof LeaseLost) return report({ result: 'lost' });
    const remedy = await remedyOf(error, claim, known, parts);
    const setback = { ...setbackOf(error, { ...claim, waitedMs: lagMs() }), ...(remedy !== null && { status: 'pending' as const, error: remedy, waitMs: 1_000, burnsAttempt: false }) };
    await report({ result: 'failed', error, status: setback.status });
    if (remedy !== null) await outbox.pauseKind(claim.kind, remedy);
    await outbox.fail(claim, setback);
  }
}

/** What a person must do before any record of the kind passes. A refused record may be no fault of its own: the database may have changed. */
async function remedyOf(error: unknown, { kind }: Claim, known: Known, { registry, whyUnfit }: EngineParts): Promise<string | null> {
  if (error instanceof UnfitDatabase) return error.remedy;
  if (!(error instanceof CallFailed)) return null;
  const { failure } = error;
  if (failure.kind === 'config') return failure.remedy;
  const [entity, database] = [registry.find(kind), known.get(kind)];
  if (failure.kind !== 'fix-data' || failure.unreachable || !whyUnfit || !entity || !database) return null;
  return whyUnfit(entity, database).catch(() => null);
}

/** Pushes the parent first when it has no page yet. @throws ParentWaits */
async function pageOf(parent: RecordRef, known: Known, parts: EngineParts): Promise<string> {
  const { outbox } = parts;
  const page = await outbox.pageOf(parent);
  if (page) return page;
  const claim = await outbox.claimRecord(parent);
  if (claim) await settle(claim, known, parts);
  const isOnItsWay = await outbox.comesSoon(parent);
  const made = await outbox.pageOf(parent);
  if (!made) throw new ParentWaits(parent.kind, isOnItsWay);
  return made;
}
