import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine, PushOutcome } from '../src/engine.ts';
import { PretendNotion } from './pretend-notion.ts';
import { pretendSync, settled } from './pretend-sync.ts';
import { newClient, newMilestone, newProject, syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

let database: SyncDatabase;
let clock: ReturnType<typeof virtualClock>;
let notion: PretendNotion;
let engine: Engine;
let outcomes: PushOutcome[];
beforeEach(async () => {
  database = await syncDatabase();
  clock = virtualClock();
  notion = new PretendNotion(clock);
  outcomes = [];
  engine = pretendSync({ database, notion, clock, outcomes });
});

const rest = () => settled(engine, { database, clock });
const rename = (id: string, name: string) => database.query('update public.clients set name = $2 where id = $1', [id, name]);
const nameOf = (id: string) => JSON.stringify(notion.of(id).map(({ properties }) => properties.Name));
const state = async (id: string) => (await database.query<{ status: string; error: string; attempts: number }>('select * from public.sync_state where record_id = $1', [id]))[0]!;

describe('as few calls as can be', () => {
  it('one for a create, one for a change, none for the same again', async () => {
    const id = await newClient(database, 'Before');
    await rest();
    expect(notion.requests).toEqual(['create']);
    await rename(id, 'After');
    await rest();
    expect(notion.requests).toEqual(['create', 'update']);
    expect(nameOf(id)).toContain('After');
    await database.query(`insert into public.sync_changes (kind, record_id) values ('client', $1)`, [id]);
    await rest();
    expect(notion.requests).toHaveLength(2);
  });

  it('two for a project with a new client, the client first, and one for a milestone of it', async () => {
    const project = await newProject(database, await newClient(database));
    const milestone = await newMilestone(database, project);
    await rest();
    expect(notion.requests).toEqual(['create', 'create', 'create']);
    expect(notion.pages.map(({ properties }) => Object.keys(properties)[0])).toEqual(['Name', 'Name', 'Order']);
    expect(notion.of(milestone)[0]!.properties.Project).toEqual({ relation: [{ id: notion.of(project)[0]!.id }] });
  });

  it('one for a record that is gone, and none for one that never was there', async () => {
    const id = await newClient(database);
    await rest();
    await database.query('delete from public.clients where id = $1', [id]);
    await rest();
    expect([notion.requests, notion.live]).toEqual([['create', 'update'], []]);
    const brief = await newClient(database);
    await database.query('delete from public.clients where id = $1', [brief]);
    await rest();
    expect(notion.requests).toHaveLength(2);
  });

  it('two at most for fifty edits while one is on its way', async () => {
    const id = await newClient(database);
    await rest();
    for (let n = 0; n < 25; n++) await rename(id, `a${n}`);
    const round = engine.round(10);
    for (let n = 0; n < 25; n++) await rename(id, `b${n}`);
    await round;
    await rest();
    expect(notion.requests.length).toBeLessThanOrEqual(3);
    expect(nameOf(id)).toContain('b24');
  });
});

describe('a create', () => {
  it('of which Notion says what it saved is adopted by that', async () => {
    const id = await newClient(database);
    notion.faults = ['503 named'];
    await rest();
    expect([notion.requests, notion.of(id).length]).toEqual([['create'], 1]);
  });

  it.each(['503 saved', 'saved'] as const)('that was saved without a word (%s) is found after it settled', async (fault) => {
    const id = await newClient(database);
    notion.faults = [fault];
    await rest();
    expect(notion.requests.filter((name) => name === 'create')).toHaveLength(1);
    expect(notion.of(id)).toHaveLength(1);
  });

  it('that never arrived is made again, once it cannot come to pass any more', async () => {
    const id = await newClient(database);
    notion.faults = ['lost'];
    const begun = clock.at();
    await rest();
    expect(notion.requests.filter((name) => name === 'create')).toHaveLength(2);
    expect([notion.of(id).length, clock.at() - begun >= 90_000]).toEqual([1, true]);
  });

  it('that was refused is made again without a search', async () => {
    await newClient(database);
    notion.faults = ['409'];
    await rest();
    expect(notion.requests).toEqual(['create', 'create']);
  });
});

describe('Notion', () => {
  it('that asks for silence is left alone by everyone until then, and nobody loses an attempt', async () => {
    const ids = await Promise.all([newClient(database, 'A'), newClient(database, 'B'), newClient(database, 'C')]);
    notion.faults = ['429'];
    await engine.round(1);
    const second = pretendSync({ database, notion, clock, worker: 'two' });
    expect([await engine.round(10), await second.round(10)]).toEqual([0, 0]);
    clock.pass(59_000);
    expect(await second.round(10)).toBe(0);
    expect(notion.requests).toHaveLength(1);
    expect((await Promise.all(ids.map(state))).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    clock.pass(1_000);
    await rest();
    expect(notion.live).toHaveLength(3);
  });

  it('that is away for ten minutes is asked 45 times at most, costs no attempt, and gets each record once after', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => newClient(database, `Client ${n}`)));
    notion.isDown = true;
    for (const end = clock.at() + 600_000; clock.at() < end; clock.pass(1_000)) await engine.round(4);
    const whileAway = notion.requests.length;
    expect(whileAway).toBeGreaterThan(30);
    expect(whileAway).toBeLessThanOrEqual(45);
    expect(Math.max(...(await Promise.all(ids.map(state))).map(({ attempts }) => attempts))).toBeLessThanOrEqual(2);
    notion.isDown = false;
    await rest();
    expect([notion.requests.length - whileAway, notion.live.length]).toEqual([20, 20]);
  });
});

describe('a record that Notion refuses', () => {
  it('is set aside alone with the reason, and comes back when it changes', async () => {
    const [bad, good] = [await newClient(database, 'Bad'), await newClient(database, 'Good')];
    notion.faults = ['400'];
    await rest();
    expect(await state(bad)).toMatchObject({ status: 'quarantined', error: 'Notion says 400' });
    expect(await state(good)).toMatchObject({ status: 'synced' });
    await rename(bad, 'Mended');
    await rest();
    expect(await state(bad)).toMatchObject({ status: 'synced', error: null });
  });

  it('whose page is gone is unreachable: not created again, and still in Postgres', async () => {
    const id = await newClient(database);
    await rest();
    notion.pages.length = 0;
    await rename(id, 'New');
    await rest();
    expect([await state(id), notion.pages]).toMatchObject([{ status: 'unreachable' }, []]);
    expect(await database.query('select name from public.clients')).toEqual([{ name: 'New' }]);
  });
});

it('a worker that wakes after its lease ended writes nothing', async () => {
  const id = await newClient(database, 'First');
  await rest();
  await rename(id, 'Stale');
  let wake = () => undefined as void;
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  const around = <T extends object>(port: T): T => ('read' in port ? { ...port, read: async (ref: never) => [await (port.read as (r: never) => Promise<unknown>)(ref), await asleep][0] } : port);
  const zombie = pretendSync({ database, notion, clock, worker: 'zombie', around: around as never }).round(1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  clock.pass(91_000);
  await rename(id, 'Newest');
  await rest();
  wake();
  await zombie;
  expect(nameOf(id)).toContain('Newest');
  expect(notion.requests).toEqual(['create', 'update']);
});
