import type { Actor } from './actors.ts';
import { qualified, type Row, type Table, type Verb } from './table.ts';

const name = (identifier: string) => `"${identifier}"`;
const literal = (value: unknown) => `'${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;
const only = (table: Table, row: Row) => table.key.map((column) => `t.${name(column)} = ${literal(row[column])}`).join(' and ');
const record = (table: Table, row: Row) => `jsonb_populate_record(null::${qualified(table.name)}, ${literal(row)})`;

/** The columns to name: those that the role was granted, so that a grant on columns is tried as it is meant; without any, all of them. */
function columnsFor(table: Table, role: Actor['role'], verb: 'insert' | 'update'): string[] {
  const writable = table.columns.filter((column) => !column.computed).map((column) => column.name);
  const granted = writable.filter((column) => table.grants[`${role} ${verb}`]?.includes(column));
  return granted.length > 0 ? granted : writable;
}

const STATEMENTS: Record<Verb, (table: Table, role: Actor['role'], row: Row) => string> = {
  select: (table, _role, row) => `select from ${qualified(table.name)} t where ${only(table, row)}`,
  insert: (table, role, row) => {
    const columns = columnsFor(table, role, 'insert').map(name).join(', ');
    return `insert into ${qualified(table.name)} (${columns}) select ${columns} from ${record(table, row)}`;
  },
  /** Changes nothing, yet asks for the right to. */
  update: (table, role, row) => {
    const column = name(columnsFor(table, role, 'update')[0]!);
    return `update ${qualified(table.name)} t set ${column} = r.${column} from ${record(table, row)} r where ${only(table, row)}`;
  },
  delete: (table, _role, row) => `delete from ${qualified(table.name)} t where ${only(table, row)}`,
};

/** A write to every row that reads no column of the table … */
export const blindStatement = (verb: 'update' | 'delete', table: Table, role: Actor['role'], row: Row): string => {
  if (verb === 'delete') return `delete from ${qualified(table.name)} t`;
  const column = name(columnsFor(table, role, 'update')[0]!);
  return `update ${qualified(table.name)} t set ${column} = (select r.${column} from ${record(table, row)} r)`;
};
/** … and the same with a condition that reads one. */
export const seeingStatement: typeof blindStatement = (verb, table, role, row) =>
  `${blindStatement(verb, table, role, row)} where t.${name(table.key[0]!)} is not null`;

export const statement = (verb: Verb, table: Table, role: Actor['role'], row: Row): string => STATEMENTS[verb](table, role, row);
