import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../database.ts';
import { HIDDEN, WRITABLE } from './columns.ts';
import { readTables, type Table } from './table.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let tables: Table[];
beforeAll(async () => {
  database = await freshDatabase();
  tables = (await readTables(database.client)).filter(({ name }) => !name.startsWith('storage.'));
});
afterAll(() => database?.drop());

const granted = (table: Table, verb: string) => table.grants[`authenticated ${verb}`]!;
const all = (table: Table) => table.columns.map((column) => column.name);

it('people read every column of a table that they may read, but the hidden ones', () => {
  const hidden = tables
    .filter((table) => granted(table, 'select').length > 0)
    .map((table) => [table.name, all(table).filter((column) => !granted(table, 'select').includes(column)).join(' ')])
    .filter(([, columns]) => columns);
  expect(Object.fromEntries(hidden)).toEqual(HIDDEN);
});

it('people write only the listed columns', () => {
  const writable = tables.flatMap((table) =>
    ['insert', 'update'].map((verb) => [`${verb} ${table.name}`, granted(table, verb).join(' ')] as const).filter(([, columns]) => columns),
  );
  expect(Object.fromEntries(writable)).toEqual(WRITABLE);
});

it('the service role reads every column of a table that it may read', () => {
  for (const table of tables) expect([table.name, table.grants['service_role select']]).toEqual([table.name, all(table)]);
});

it('anonymous callers and intake have no column at all', () => {
  const privileges = tables.flatMap(({ name, grants }) => Object.entries(grants).map(([of, columns]) => ({ of: `${of} ${name}`, columns })));
  expect(privileges.filter(({ of, columns }) => /^(anon|sage_intake)/.test(of) && columns.length > 0)).toEqual([]);
});
