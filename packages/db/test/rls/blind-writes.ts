import type { Client } from 'pg';
import { ACTORS } from './actors.ts';
import { attemptAll } from './attempt.ts';
import type { Finding } from './matrix.ts';
import type { FixtureRow } from './rows.ts';
import { blindStatement, seeingStatement } from './statements.ts';
import type { Table } from './table.ts';

export const WRITES = ['update', 'delete'] as const;

/**
 * Policies for select guard a write only when it reads a column: `delete from leads`, without a condition, is let through by the policy for
 * delete alone. So every actor tries each write once with a condition that is always true and once without: both must end alike.
 */
export async function findBlindWrites(
  client: Client,
  tables: Table[],
  fixtures: FixtureRow[],
  verbs: readonly (typeof WRITES)[number][] = WRITES,
): Promise<Finding[]> {
  const cells = tables.flatMap((table) => {
    const fixture = fixtures.find((row) => row.table === table.name);
    return fixture ? ACTORS.flatMap((actor) => verbs.map((verb) => ({ table, actor, verb, row: fixture.row }))) : [];
  });
  const attempts = cells.flatMap(({ table, actor, verb, row }) =>
    [seeingStatement, blindStatement].map((statement) => ({ actor, sql: statement(verb, table, actor.role, row) })),
  );
  const outcomes = await attemptAll(client, attempts);
  return cells.map(({ table, actor, verb }, index) => {
    const [seeing, blind] = outcomes.slice(index * 2, index * 2 + 2);
    const alike = blind === seeing || blind === 0 || blind === '42501';
    return { line: `${table.name} (unseen)`, actor: actor.name, expectedBy: actor.expected, row: 'any', may: alike ? '' : verb };
  });
}
