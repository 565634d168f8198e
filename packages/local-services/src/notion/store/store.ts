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
    const before = (this.#before = new Map());
    try {
      const result = work();
      if (before.size > 0) this.#journal?.append([...before.keys()].map((id) => this.#records.get(id)!));
      return result;
    } catch (error) {
      for (const [id, record] of before) record ? this.#records.set(id, record) : this.#records.delete(id);
      throw error;
    } finally {
      this.#before = undefined;
    }
  }

  close(): void {
    this.#journal?.close();
  }
}
