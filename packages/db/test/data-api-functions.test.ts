import { expect, it } from 'vitest';
import { freshDatabase } from './database.ts';

/** Statements of a function's body that change or delete every row of a table. */
const ofEveryRow = (body: string): string[] =>
  body.split(';').flatMap((statement) => /\b(?:update\s+(?:public|private)\.\w+(?:\s+\w+)?\s+set|delete\s+from\s)[\s\S]*/i.exec(statement) ?? []).filter((statement) => !/\bwhere\b/i.test(statement));

it('is said by each function that the Data API may call which rows it changes: hosted Supabase refuses an update and a delete without a condition there', async () => {
  const { client, drop } = await freshDatabase();
  try {
    const { rows } = await client.query<{ name: string; body: string }>(`select proname as name, prosrc as body from pg_proc where pronamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.flatMap(({ name, body }) => ofEveryRow(body).map((statement) => `${name}: ${statement}`))).toEqual([]);
  } finally {
    await drop();
  }
});
