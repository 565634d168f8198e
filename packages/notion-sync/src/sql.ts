/** Of `pg`, what the sync needs: a pool or a client fits. */
export interface Sql {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The first column of the only row. */
export async function value<T>(sql: Sql, call: string, values: unknown[]): Promise<T> {
  const { rows } = await sql.query<{ value: T }>(`select ${call} as value`, values);
  const [row] = rows;
  if (!row) throw new Error(`${call} gave no row`);
  return row.value;
}
