import type { Client } from 'pg';
import { ACTORS, type Actor } from './actors.ts';
import { attemptAll, type Outcome } from './attempt.ts';
import type { FixtureRow } from './rows.ts';
import { statement } from './statements.ts';
import { VERBS, type Row, type Table, type Verb } from './table.ts';

/** What one actor may do with one row, as it turned out. */
export interface Finding {
  /** A line of the expectations: a table, or a table and a kind of row. */
  line: string;
  actor: string;
  expectedBy: Actor['expected'];
  row: 'own' | 'another' | 'any';
  /** The verbs that got through, in order; `update!PT409` when a trigger refused what access allowed. */
  may: string;
}

interface Cell {
  actor: Actor;
  fixture: FixtureRow;
  table: Table;
}

/** Tries every actor and the given verbs on the given rows. Leaves nothing behind, so that it can run inside a transaction that changed a policy. */
export async function findAccess(client: Client, tables: Table[], fixtures: FixtureRow[], verbs = VERBS): Promise<Finding[]> {
  const cells: Cell[] = fixtures.flatMap((fixture) => {
    const table = tables.find(({ name }) => name === fixture.table)!;
    return ACTORS.map((actor) => ({ actor, fixture, table }));
  });
  const attempts = cells.flatMap((cell) =>
    verbs.map((verb) => ({ actor: cell.actor, sql: statement(verb, cell.table, cell.actor.role, rowFor(verb, cell)) })),
  );
  const outcomes = await attemptAll(client, attempts);
  return cells.map(({ actor, fixture }, index) => ({
    line: fixture.line,
    actor: actor.name,
    expectedBy: actor.expected,
    row: rowOf(actor, fixture),
    may: verbs.map((verb, offset) => told(verb, outcomes[index * verbs.length + offset]!)).filter(Boolean).join(' '),
  }));
}

export function rowOf(actor: Actor, { client, person }: FixtureRow): Finding['row'] {
  if (actor.expected !== 'client' || !client) return 'any';
  return actor.client === client && (!person || person === actor.claims.sub) ? 'own' : 'another';
}

/** An insert takes a copy of the row under a new key, as this actor would write it. */
const rowFor = (verb: Verb, { actor, fixture, table }: Cell): Row => {
  if (verb !== 'insert') return fixture.row;
  const key = table.key.length === 1 && isUuid(fixture.row[table.key[0]!]) ? { [table.key[0]!]: 'ffffffff-0000-4000-8000-000000000001' } : {};
  return { ...fixture.row, ...key, ...fixture.fresh?.(actor) };
};
const isUuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** A violated constraint (class 23) comes after access was granted; 42501 is a refusal; anything else is told as it is. */
function told(verb: Verb, outcome: Outcome): string {
  if (typeof outcome === 'number') return outcome > 0 ? verb : '';
  if (outcome === '42501') return '';
  return outcome.startsWith('23') ? verb : `${verb}!${outcome}`;
}
