import type { Change, Journal } from './journal.ts';
import { TABLES, type Tables } from './tables.ts';

type Table = keyof Tables;

/** The records, to be read and changed within one transaction. Records are never changed in place. */
export interface Records {
  find<T extends Table>(table: T, id: string): Tables[T] | undefined;
  /** Newest first. */
  list<T extends Table>(table: T): Tables[T][];
  put<T extends Table>(table: T, record: Tables[T]): Tables[T];
  /** Puts the record with some of its fields changed. */
  change<T extends Table>(table: T, record: Tables[T], fields: Partial<Tables[T]>): Tables[T];
  remove(table: Table, id: string): void;
}

/** All state, in memory and in the journal. A transaction is one synchronous function: it happens as a whole or not at all. */
export class Store {
  private readonly tables = Object.fromEntries(TABLES.map((name) => [name, new Map()])) as Record<Table, Map<string, Tables[Table]>>;

  constructor(private readonly journal: Journal) {
    for (const [table, id, record] of journal.changes) this.set(table as Table, id, record as Tables[Table] | null);
    const kept = TABLES.flatMap((name) => [...this.tables[name]].map(([id, record]): Change => [name, id, record]));
    if (journal.changes.length > kept.length) journal.compact(kept);
    journal.changes.length = 0;
  }

  transact<R>(work: (records: Records) => R): R {
    const before: [Table, string, Tables[Table] | null][] = [];
    const changed: Change[] = [];
    const set = (table: Table, id: string, record: Tables[Table] | null) => {
      before.push([table, id, this.tables[table].get(id) ?? null]);
      changed.push([table, id, record]);
      this.set(table, id, record);
    };
    try {
      const result = work(this.records(set));
      if (changed.length > 0) this.journal.append(changed);
      return result;
    } catch (error) {
      for (const [table, id, record] of before.reverse()) this.set(table, id, record);
      throw error;
    }
  }

  close(): void {
    this.journal.close();
  }

  private records(set: (table: Table, id: string, record: Tables[Table] | null) => void): Records {
    const records: Records = {
      find: (table, id) => this.tables[table].get(id) as Tables[typeof table] | undefined,
      list: (table) => ([...this.tables[table].values()] as Tables[typeof table][]).reverse(),
      put(table, record) {
        set(table, record.id, record);
        return record;
      },
      change: (table, record, fields) => records.put(table, { ...record, ...fields }),
      remove: (table, id) => set(table, id, null),
    };
    return records;
  }

  private set(table: Table, id: string, record: Tables[Table] | null): void {
    if (record) this.tables[table].set(id, record);
    else this.tables[table].delete(id);
  }
}
