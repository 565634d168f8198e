import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../database.ts';
import { findBlindWrites } from './blind-writes.ts';
import { EXPECTATIONS, expected } from './expectations.ts';
import { fillFixture } from './fixture.ts';
import { findAccess, type Finding } from './matrix.ts';
import { readFixtureRows, tableOf, type FixtureRow } from './rows.ts';
import { readTables, type Table } from './table.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let tables: Table[];
let fixtures: FixtureRow[];
let findings: Finding[];

beforeAll(async () => {
  database = await freshDatabase();
  await fillFixture(database.client);
  tables = await readTables(database.client);
  const known = Object.keys(EXPECTATIONS).filter((line) => tables.some(({ name }) => name === tableOf(line)));
  fixtures = await readFixtureRows(database.client, known);
  findings = await findAccess(database.client, tables, fixtures);
});
afterAll(() => database?.drop());

it('has expectations for every table of the Data API, and for no other', () => {
  expect([...new Set(Object.keys(EXPECTATIONS).map(tableOf))].sort()).toEqual(tables.map(({ name }) => name).sort());
});

describe.each(Object.keys(EXPECTATIONS))('%s', (line) => {
  it('may be used as the expectations say', () => {
    const of = findings.filter((finding) => finding.line === line);
    expect(of.map(sentence)).toEqual(of.map((finding) => sentence({ ...finding, may: expected(finding) })));
  });
});

it('nobody writes rows that they cannot see', async () => {
  const found = await findBlindWrites(database.client, tables, fixtures);
  expect(found.filter(({ may }) => may)).toEqual([]);
});

const sentence = ({ actor, row, may }: Finding) => `${actor} may ${may || 'do nothing'} with ${row} row`;
