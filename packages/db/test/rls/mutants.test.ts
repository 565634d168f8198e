import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableChecks } from '../catalog/tables.ts';
import { freshDatabase } from '../database.ts';
import { findBlindWrites, WRITES } from './blind-writes.ts';
import { expected } from './expectations.ts';
import { fillFixture } from './fixture.ts';
import { findAccess, type Finding } from './matrix.ts';
import { readPolicies, type Policy } from './policies.ts';
import { readFixtureRows, type FixtureRow } from './rows.ts';
import { qualified, readTables, VERBS, type Table, type Verb } from './table.ts';

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

interface Mutant {
  table: string;
  name: string;
  sql: string;
  /** What the mutation is about: trying only these keeps the suite quick. */
  verbs: Verb[];
}

async function unexpected(rows: FixtureRow[], verbs: Verb[]): Promise<Finding[]> {
  const writes = WRITES.filter((verb) => verbs.includes(verb));
  const findings = [...(await findAccess(database.client, tables, rows, verbs)), ...(await findBlindWrites(database.client, tables, rows, writes))];
  return findings.filter((finding) => finding.may !== expected(finding, verbs));
}

/** The mutants that no expectation of their table notices. */
async function survivors(mutants: Mutant[]): Promise<string[]> {
  const survived: string[] = [];
  for (const { table, name, sql, verbs } of mutants) {
    await database.client.query('begin');
    await database.client.query(sql);
    const noticed = await unexpected(fixtures.filter((fixture) => fixture.table === table), verbs);
    await database.client.query('rollback');
    if (noticed.length === 0) survived.push(`${table}: ${name}`);
  }
  return survived;
}

it('the expectations hold before anything is changed', async () => {
  expect(await unexpected(fixtures, VERBS)).toEqual([]);
  expect(policies.length).toBeGreaterThan(30);
});

it('dropping any policy breaks an expectation', async () => {
  expect(await survivors(policies.map((policy) => ({ ...policy, sql: policy.drop })))).toEqual([]);
});

it('opening any policy to everyone breaks an expectation', async () => {
  const closed = policies.filter(({ isOpen }) => !isOpen);
  expect(await survivors(closed.map((policy) => ({ ...policy, sql: policy.open })))).toEqual([]);
});

it('letting anonymous callers read any table breaks an expectation', async () => {
  const open = (table: string) => `grant select on ${table} to anon; create policy mutant on ${table} for select to anon using (true)`;
  const opened = tables.map(({ name }): Mutant => ({ table: name, name: 'opened', sql: open(qualified(name)), verbs: ['select'] }));
  expect(await survivors(opened)).toEqual([]);
});

it('turning row-level security off breaks an expectation of every table that people may reach', async () => {
  const reached = tables.filter(({ grants }) => VERBS.some((verb) => (grants[`authenticated ${verb}`] ?? []).length > 0));
  const off = (table: string) => `alter table ${qualified(table)} disable row level security`;
  expect(await survivors(reached.map(({ name }) => ({ table: name, name: 'off', sql: off(name), verbs: VERBS })))).toEqual([]);
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
