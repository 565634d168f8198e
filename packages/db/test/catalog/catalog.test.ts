import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../database.ts';
import type { Check } from './check.ts';
import { functionChecks } from './functions.ts';
import { grantChecks } from './grants.ts';
import { indexChecks } from './indexes.ts';
import { policyChecks } from './policies.ts';
import { tableChecks } from './tables.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const findings = async ({ query }: Check) => (await database.client.query<{ finding: string }>(query)).rows.map((row) => row.finding);

describe.each([...tableChecks, ...policyChecks, ...grantChecks, ...functionChecks, ...indexChecks])('there is no $never', (check) => {
  it('in the migrated database', async () => {
    expect(await findings(check)).toEqual([]);
  });

  it('that would go unseen', async () => {
    await database.client.query('begin');
    try {
      await database.client.query(check.planted);
      expect(await findings(check)).toContain(check.finds);
    } finally {
      await database.client.query('rollback');
    }
  });
});
