import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Crashing } from './crashing.ts';
import { PretendNotion, type Fault } from './pretend-notion.ts';
import { pretendSync, settled } from './pretend-sync.ts';
import { newClient, newMilestone, newProject, syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

const FAULTS: Fault[] = ['unsent', 'lost', 'saved', '503 saved', '503 named', '503', '429', '409'];

type Step =
  | { do: 'add' | 'rename' | 'remove' | 'advance'; which: number }
  | { do: 'sync'; worker: number; faults: (Fault | undefined)[]; dies: number | null; when: 'before' | 'after' }
  | { do: 'wait'; ms: number };

const which = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('add', 'rename', 'rename', 'remove', 'advance'), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sync'),
      worker: fc.nat(2),
      faults: fc.array(fc.option(fc.constantFrom(...FAULTS), { nil: undefined, freq: 2 }), { maxLength: 5 }),
      dies: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 3 }),
      when: fc.constantFrom('before', 'after'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(1_000, 16_000, 95_000) }) },
);

const seen = { deaths: 0, faults: 0, creates: 0 };

async function run(database: SyncDatabase, steps: Step[]): Promise<void> {
  const clock = virtualClock();
  const notion = new PretendNotion(clock);
  const clients: string[] = [];
  const projects: string[] = [];
  const pick = (ids: string[], n: number) => ids[n % Math.max(ids.length, 1)];
  for (const [n, next] of steps.entries()) {
    if (next.do === 'wait') clock.pass(next.ms);
    else if (next.do === 'sync') {
      notion.faults = [...next.faults];
      const crashing = new Crashing(next.dies ?? 0, next.when);
      await pretendSync({ database, notion, clock, worker: `worker ${next.worker}`, around: crashing.around }).round(4).catch(() => undefined);
      seen.faults += next.faults.length - notion.faults.length;
      seen.deaths += Number(crashing.isDead);
      notion.faults = [];
    } else if (next.do === 'add') {
      clients.push(await newClient(database, `Client ${n}`));
      projects.push(await newProject(database, clients.at(-1)!));
      await newMilestone(database, projects.at(-1)!);
    } else if (next.do === 'rename') await database.query('update public.clients set name = $2 where id = $1', [pick(clients, next.which), `Renamed ${n}`]);
    else if (next.do === 'remove') await database.query('delete from public.projects where id = $1', [pick(projects, next.which)]);
    else await database.query(`update public.milestones set "order" = 100 + $2 where project_id = $1`, [pick(projects, next.which), n]);
  }
  const last = pretendSync({ database, notion, clock, worker: 'last' });
  await settled(last, { database, clock });
  await expectConverged(database, notion);
  seen.creates += notion.pages.length;
  const before = notion.requests.length;
  await database.query('insert into public.sync_changes (kind, record_id) select kind, record_id from public.sync_state');
  await settled(last, { database, clock });
  expect(notion.requests.length - before).toBe(0);
}

/** One live page a record that holds its values, and none for one that is gone. */
async function expectConverged({ query }: SyncDatabase, notion: PretendNotion): Promise<void> {
  const records = await query<{ id: string; shown: string }>(
    `select id, name as shown from public.clients union all select id, name from public.projects union all select id, "order"::text from public.milestones`,
  );
  for (const { id, shown } of records) {
    const pages = notion.of(id);
    expect(pages).toHaveLength(1);
    expect(JSON.stringify(pages[0]!.properties)).toContain(shown);
  }
  expect(notion.live).toHaveLength(records.length);
}

it('whatever goes wrong in whatever order, Notion comes to show what Postgres holds, once', async () => {
  const database = await syncDatabase();
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), (steps) => run(database, steps))
      .beforeEach(() =>
        database.query(`truncate public.clients, public.projects, public.milestones, public.sync_state, public.sync_changes cascade;
          update public.sync_limiter set paced_until = '-infinity', paused_until = null, open_since = null, probe_at = null, failures = 0`),
      ),
    { numRuns: 40, verbose: 1 },
  );
  // What would prove nothing: histories in which little went wrong.
  expect(Math.min(seen.deaths, seen.faults, seen.creates)).toBeGreaterThan(20);
}, 180_000);
