import { beforeEach, describe, expect, it } from 'vitest';
import type { PushOutcome } from '../src/engine.ts';
import { entity } from '../src/entity.ts';
import { title } from '../src/property-values.ts';
import { createRegistry } from '../src/registry.ts';
import { engineInProcess } from './engine-in-process.ts';
import { newClient } from './sync-database.ts';

/** What Notion refuses: an option's name has no comma. */
const registry = createRegistry([
  entity({
    kind: 'client',
    dataSource: 'Clients',
    dependsOn: [],
    properties: { Name: { type: 'title' }, Kind: { type: 'select', options: ['Good'] } },
    toNotion: ({ name }: { name: string }) => ({ Name: title(name), Kind: { select: { name: name.startsWith('Bad') ? 'Bad, really' : 'Good' } } }),
  }),
]);

type Sync = Awaited<ReturnType<typeof engineInProcess>>;
let sync: Sync;
let outcomes: PushOutcome[];
beforeEach(async () => {
  sync = await engineInProcess({ registry });
  outcomes = [];
});

const add = (name?: string) => newClient(sync.database, name);
const fault = (one: Parameters<Sync['standIn']['faults']['add']>[0]) => sync.standIn.faults.add({ times: 1, ...one }, sync.clock.at());
const rename = (id: string, name: string) => sync.database.query('update public.clients set name = $2 where id = $1', [id, name]);
const nameOf = (id: string) => JSON.stringify(sync.of(id).map(({ properties }) => properties.Name));
const state = async (id: string) => (await sync.database.query<{ status: string; error: string; attempts: number }>('select * from public.sync_state where record_id = $1', [id]))[0]!;

describe('a create', () => {
  it('that never arrived is made again, once it cannot come to pass any more', async () => {
    const id = await add();
    fault({ kind: 'unreachable' });
    const begun = sync.clock.at();
    await sync.rest();
    expect(sync.asked().filter((name) => name === 'pages.create')).toHaveLength(2);
    expect([sync.of(id).length, sync.clock.at() - begun >= 90_000]).toEqual([1, true]);
  });

  it('that was refused is made again without a search', async () => {
    await add();
    fault({ kind: 'refused', status: 409 });
    await sync.rest();
    expect(sync.asked()).toEqual(['pages.create', 'pages.create']);
  });
});

describe('Notion', () => {
  it('that asks for silence is left alone by everyone until then, and nobody loses an attempt', async () => {
    const ids = [await add('A'), await add('B'), await add('C')];
    fault({ kind: 'rate_limited', seconds: 60 });
    const [first, second] = [sync.worker(), sync.worker({ worker: 'two' })];
    await first.round(1);
    expect([await first.round(10), await second.round(10)]).toEqual([0, 0]);
    sync.clock.pass(59_000);
    expect(await second.round(10)).toBe(0);
    expect(sync.asked()).toHaveLength(1);
    expect((await Promise.all(ids.map(state))).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    sync.clock.pass(1_000);
    await sync.rest();
    expect(ids.flatMap((id) => sync.of(id))).toHaveLength(3);
  });
});

describe('a record that Notion refuses', () => {
  it('is set aside alone with the reason, and comes back when it changes', async () => {
    const [bad, good] = [await add('Bad'), await add('Good')];
    await sync.worker({ outcomes }).round(1);
    await sync.rest();
    expect(outcomes).toMatchObject([{ recordId: bad, result: 'failed', status: 'quarantined' }]);
    expect(await state(bad)).toMatchObject({ status: 'quarantined', error: expect.stringContaining('comma') as string });
    expect(await state(good)).toMatchObject({ status: 'synced' });
    await rename(bad, 'Mended');
    await sync.rest();
    expect(await state(bad)).toMatchObject({ status: 'synced', error: null });
  });

  it('whose page is gone is unreachable: not created again, and still in Postgres', async () => {
    const id = await add();
    await sync.rest();
    sync.standIn.person.share(sync.of(id)[0]!.id, false);
    await rename(id, 'New');
    await sync.rest();
    expect([await state(id), sync.asked()]).toMatchObject([{ status: 'unreachable' }, ['pages.create', 'pages.update']]);
    expect(await sync.database.query('select name from public.clients')).toEqual([{ name: 'New' }]);
  });
});

it('a worker that wakes after its lease ended writes nothing', async () => {
  const id = await add('First');
  await sync.rest();
  await rename(id, 'Stale');
  let wake = () => undefined as void;
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  let fallAsleep = () => undefined as void;
  const hasRead = new Promise<void>((resolve) => (fallAsleep = resolve));
  // why: it has to sleep between the reading of the record and the call
  const around = <T extends object>(port: T): T =>
    'read' in port ? { ...port, read: async (ref: never) => [await (port.read as (r: never) => Promise<unknown>)(ref), fallAsleep(), await asleep][0] } : port;
  const zombie = sync.worker({ worker: 'zombie', around }).round(1);
  await hasRead;
  sync.clock.pass(91_000);
  await rename(id, 'Newest');
  await sync.rest();
  wake();
  await zombie;
  expect(nameOf(id)).toContain('Newest');
  expect(sync.asked()).toEqual(['pages.create', 'pages.update']);
});
