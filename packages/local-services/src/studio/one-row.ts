import type pg from 'pg';

/** @throws when there is none */
export async function oneRow<Row extends pg.QueryResultRow>(client: pg.Client, sql: string, values: unknown[]): Promise<Row> {
  const { rows } = await client.query<Row>(sql, values);
  if (!rows[0]) throw new Error(`The demo studio lacks a row: ${sql}`);
  return rows[0];
}
