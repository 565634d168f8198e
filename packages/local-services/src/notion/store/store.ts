import type { AnyRecord, Kind, Kinds } from '../model/records.ts';
import { Journal } from './journal.ts';

/** All that a workspace holds. Records are replaced, never changed in place, so that a refused request can be undone. */
export class Store {
  readonly #records = new Map<string, AnyRecord>();
  readonly #journal: Journal<AnyRecord[]> | undefined;
  #before: Map<string, AnyRecord | undefined> | undefined;

  /** Without a folder it lives in memory only. */
  constructor(folder?: string) {
    if (!folder) return;
    this.#journal = new Journal(folder);
    for (const entry of this.#journal.read()) for (const record of entry) this.#records.set(record.id, record);
    this.#journal.compact([...this.#records.values()]);
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const record = this.#records.get(id);
    return record?.kind === kind ? (record as Kinds[K]) : undefined;
  }

  /** Of an id that another record names. */
  get<K extends Kind>(kind: K, id: string): Kinds[K] {
    const record = this.find(kind, id);
    if (!record) throw new Error(`The workspace has lost the ${kind} ${id}.`);
    return record;
  }

  /** In the order of their making. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.#records.values()].filter((record) => record.kind === kind) as Kinds[K][];
  }

  put<R extends AnyRecord>(record: R): R {
    if (!this.#before) throw new Error('A record is written in a transaction only.');
    if (!this.#before.has(record.id)) this.#before.set(record.id, this.#records.get(record.id));
    this.#records.set(record.id, record);
    return record;
  }

  /** All of it or nothing; on the disk when it returns. */
  transaction<T>(work: () => T): T {
    if (this.#before) return work();
    const before = new Map<string, AnyRecord | undefined>();
    this.#before = before;
    try {
      const result = work();
      if (before.size > 0) this.#journal?.append([...before.keys()].flatMap((id) => this.#records.get(id) ?? []));
      return result;
    } catch (error) {
      for (const [id, record] of before) this.#restore(id, record);
      throw error;
    } finally {
      this.#before = undefined;
    }
  }

  #restore(id: string, record: AnyRecord | undefined) {
    if (record) this.#records.set(id, record);
    else this.#records.delete(id);
  }

  close(): void {
    this.#journal?.close();
  }
}
