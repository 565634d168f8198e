import type { FileShelf } from '../files/file-shelf.ts';
import type { AnyRecord, Kind, Kinds } from '../model/records.ts';
import { Journal } from './journal.ts';

/** A record as it was before a transaction, if it was, and as it is after. */
export interface Change {
  before: AnyRecord | undefined;
  after: AnyRecord;
}
interface Gone {
  id: string;
  gone: true;
}

/** All that a workspace holds. Records are replaced, never changed in place, so that a refused request can be undone. */
export class Store {
  readonly #kinds = new Map<string, Map<string, AnyRecord>>();
  readonly #kindOf = new Map<string, Kind>();
  readonly #journal: Journal<(AnyRecord | Gone)[]> | undefined;
  #before: Map<string, AnyRecord | undefined> | undefined;
  #seesAll = false;
  /** May write more into the transaction that it is told of. */
  beforeCommit: ((changes: Change[]) => void) | undefined;
  afterCommit: (() => void) | undefined;

  /** Without a folder it lives in memory only. */
  constructor(
    readonly files: FileShelf,
    folder?: string,
  ) {
    if (!folder) return;
    this.#journal = new Journal(folder);
    for (const entry of this.#journal.read()) for (const record of entry) this.#keep(record.id, 'gone' in record ? undefined : record);
    this.#journal.compact(this.#everything());
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.#kinds.get(kind)?.get(id) as Kinds[K] | undefined;
  }

  /** Of an id that another record names. */
  get<K extends Kind>(kind: K, id: string): Kinds[K] {
    const record = this.find(kind, id);
    if (!record) throw new Error(`The workspace has lost the ${kind} ${id}.`);
    return record;
  }

  /** In the order of their making. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return [...(this.#kinds.get(kind)?.values() ?? [])] as Kinds[K][];
  }

  count(...kinds: Kind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#kinds.get(kind)?.size ?? 0), 0);
  }

  put<R extends AnyRecord>(record: R): R {
    this.#remember(record.id);
    this.#keep(record.id, record);
    return record;
  }

  /** For good, unlike the trash. */
  remove(id: string): void {
    this.#remember(id);
    this.#keep(id, undefined);
  }

  /** All of it or nothing; on the disk when it returns. */
  transaction<T>(work: () => T): T {
    if (this.#before) return work();
    const before = new Map<string, AnyRecord | undefined>();
    this.#before = before;
    try {
      const result = work();
      if (before.size === 0) return result;
      this.beforeCommit?.(this.#changes(before));
      this.#journal?.append([...before.keys()].map((id) => this.#any(id) ?? { id, gone: true }));
      this.afterCommit?.();
      return result;
    } catch (error) {
      for (const [id, record] of before) this.#keep(id, record);
      throw error;
    } finally {
      this.#before = undefined;
    }
  }

  /** Whether what is done now may reach what is not shared with the connection. */
  get seesAll(): boolean {
    return this.#seesAll;
  }

  seeingAll<T>(work: () => T): T {
    this.#seesAll = true;
    try {
      return work();
    } finally {
      this.#seesAll = false;
    }
  }

  close(): void {
    this.#journal?.close();
  }

  #changes(before: Map<string, AnyRecord | undefined>): Change[] {
    return [...before].flatMap(([id, old]) => {
      const after = this.#any(id);
      return after ? [{ before: old, after }] : [];
    });
  }

  #remember(id: string) {
    if (!this.#before) throw new Error('A record is written in a transaction only.');
    if (!this.#before.has(id)) this.#before.set(id, this.#any(id));
  }

  #any(id: string): AnyRecord | undefined {
    const kind = this.#kindOf.get(id);
    return kind && this.#kinds.get(kind)?.get(id);
  }

  #everything(): AnyRecord[] {
    return [...this.#kindOf.keys()].flatMap((id) => this.#any(id) ?? []);
  }

  #keep(id: string, record: AnyRecord | undefined) {
    const kind = record?.kind ?? this.#kindOf.get(id);
    if (!kind) return;
    const records = this.#kinds.get(kind) ?? new Map<string, AnyRecord>();
    this.#kinds.set(kind, records);
    if (record) {
      records.set(id, record);
      this.#kindOf.set(id, kind);
    } else {
      records.delete(id);
      this.#kindOf.delete(id);
    }
  }
}
