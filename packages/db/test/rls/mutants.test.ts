import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableChecks } from '../catalog/tables.ts';
import { freshDatabase } from '../database.ts';
import { findBlindWrites } from './blind-writes.ts';
import { expected } from './expectations.ts';
import { fillFixture } from './fixture.ts';
import { findAccess, type Finding } from './matrix.ts';
import { readPolicies, type Policy } from './policies.ts';
import { qualified, readFixtureRows, tableOf, type FixtureRow } from './rows.ts';
import { readTables, type Table } from './table.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let tables: Table[];
let fixtures: FixtureRow[];
let policies: Policy[];

beforeAll(async () => {
  database = await freshDatabase();
  await fillFixture(database.client);
  tables = await readTables(database.client);
  fixtures = await readFixtureRows(database.client);
  policies = await readPolicies(database.client);
});
afterAll(() => database?.drop());

async function unexpected(rows: FixtureRow[]): Promise<Finding[]> {
  const findings = [...(await findAccess(database.client, tables, rows)), ...(await findBlindWrites(database.client, tables, rows))];
  return findings.filter((finding) => finding.may !== expected(finding));
}

/** How many expectations of a table break when the statement is run. */
async function broken(table: string, mutation: string): Promise<number> {
  await database.client.query('begin');
  try {
    await database.client.query(mutation);
    const rows = fixtures.filter(({ line }) => tableOf(line) === table);
    return (await unexpected(rows)).length;
  } finally {
    await database.client.query('rollback');
  }
}

const survivors = async (mutants: { table: string; name: string; sql: string }[]) => {
  const survived: string[] = [];
  for (const { table, name, sql } of mutants) if ((await broken(table, sql)) === 0) survived.push(`${table}: ${name}`);
  return survived;
};

it('the expectations hold before anything is changed', async () => {
  expect(await unexpected(fixtures)).toEqual([]);
  expect(policies.length).toBeGreaterThan(30);
});

it('dropping any policy breaks an expectation', async () => {
  expect(await survivors(policies.map(({ table, name, drop }) => ({ table, name, sql: drop })))).toEqual([]);
});

it('opening any policy to everyone breaks an expectation', async () => {
  const closed = policies.filter(({ isOpen }) => !isOpen);
  expect(await survivors(closed.map(({ table, name, open }) => ({ table, name, sql: open })))).toEqual([]);
});

it('letting anonymous callers read any table breaks an expectation', async () => {
  const open = (table: string) => `grant select on ${table} to anon; create policy mutant on ${table} for select to anon using (true)`;
  expect(await survivors(tables.map(({ name }) => ({ table: name, name: 'opened', sql: open(qualified(name)) })))).toEqual([]);
});

it('turning row-level security off breaks an expectation of every table that people may reach', async () => {
  const open = tables.filter(({ grants }) => ['select', 'insert', 'update'].some((verb) => grants[`authenticated ${verb}`]!.length > 0));
  const off = open.map(({ name }) => ({ table: name, name: 'off', sql: `alter table ${qualified(name)} disable row level security` }));
  const withoutRules = policies.filter(({ isOpen, verb }) => isOpen && verb === 'select').map(({ table }) => `${table}: off`);
  expect((await survivors(off)).filter((name) => !withoutRules.includes(name))).toEqual([]);
});

it('turning it off for any table is seen by the catalog check', async () => {
  const check = tableChecks.find(({ never }) => never === 'table without row-level security')!;
  for (const { name } of tables.filter(({ name: table }) => !table.includes('.'))) {
    await database.client.query(`begin; alter table public.${name} disable row level security`);
    const { rows } = await database.client.query<{ finding: string }>(check.query);
    await database.client.query('rollback');
    expect(rows.map((row) => row.finding)).toEqual([name]);
  }
});
