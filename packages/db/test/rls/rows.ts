import type { Client } from 'pg';
import type { Actor } from './actors.ts';
import { EXPECTATIONS } from './expectations.ts';
import { LOCATORS } from './locators.ts';
import { PEOPLE } from './people.ts';
import { qualified, type Row } from './table.ts';

/** A row of the fixture that the matrix tries. */
export interface FixtureRow {
  line: string;
  table: string;
  /** Whose row it is. None: it belongs to the studio. */
  client?: 'a' | 'b';
  /** The one person whose it is, where not everyone of the client has it. */
  person?: string;
  row: Row;
  fresh?: (actor: Actor) => Row;
}

/** `quotes (draft)` is a line about some rows of the table quotes. */
export const tableOf = (line: string) => line.replace(/ .*/, '');

/** The fixture's rows for every line of the expectations, read as they are. @throws when the fixture has none */
export async function readFixtureRows(client: Client, lines = Object.keys(EXPECTATIONS)): Promise<FixtureRow[]> {
  const wanted = lines.flatMap((line) => placesOf(line).map((place) => ({ line, table: tableOf(line), ...place })));
  const rows: FixtureRow[] = [];
  for (const { line, table, where, ...rest } of wanted) {
    const found = await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${qualified(table)} t where ${where} limit 1`);
    if (!found.rows[0]) throw new Error(`The fixture has no row for "${line}" where ${where}.`);
    rows.push({ line, table, row: found.rows[0].row, ...rest });
  }
  return rows;
}

type Place = Pick<FixtureRow, 'client' | 'person' | 'fresh'> & { where: string };

function placesOf(line: string): Place[] {
  const locator = LOCATORS[line];
  if (!locator) throw new Error(`locators.ts does not say where the rows of "${line}" are.`);
  const { where, personal, fresh } = locator;
  if (typeof where === 'string') return [{ where, fresh }];
  return (['a', 'b'] as const).map((client) => ({ client, person: personal ? PEOPLE[client] : undefined, where: where(client), fresh }));
}
