import { expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { eventually, syncProcesses } from '../sync-processes.ts';

const WRITERS = 16;
const EACH = 15;

it('8: sixteen writers on overlapping parents, two workers folding meanwhile: no transaction of a user fails', async () => {
  const { query, start, connect, pool, standIn } = await syncProcesses();
  const database = { pool, query } as never;
  await Promise.all([start('one'), start('two')]);
  const projects = await Promise.all(Array.from({ length: 3 }, async (_, n) => newProject(database, await newClient(database, `Client ${n}`))));
  const write = async (writer: number) => {
    const client = await connect();
    for (let n = 0; n < EACH; n++) {
      await client.query('begin');
      // Each marks its milestones and their projects, the projects in an order of its own.
      for (let k = 0; k < projects.length; k++) {
        const project = projects[(writer + n + k) % projects.length];
        await client.query(`insert into public.milestones (project_id, tier, name, "order", kind, turn) values ($1, 2, 'Step', $2, 'work', 'studio')`, [project, writer * EACH + n + 1]);
      }
      await client.query('commit');
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  const records = 3 + 3 + WRITERS * EACH * 3;
  await eventually(async () => (await query(`select from public.sync_state where status = 'synced' and done_version = want_version`)).length === records);
  expect(standIn.calls.list().filter(({ operation }) => operation === 'pages.create')).toHaveLength(records);
});
