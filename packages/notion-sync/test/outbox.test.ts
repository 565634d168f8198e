import { beforeEach, describe, expect, it } from 'vitest';
import { createOutbox, type Claim, type Outbox } from '../src/outbox.ts';
import { newClient, newProject, syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

const KINDS = ['client', 'project'];
let database: SyncDatabase;
let clock: ReturnType<typeof virtualClock>;
let outbox: Outbox;
let other: Outbox;
beforeEach(async () => {
  database = await syncDatabase();
  clock = virtualClock();
  outbox = createOutbox(database.pool, { worker: 'one', clock, leaseMs: 60_000 });
  other = createOutbox(database.pool, { worker: 'two', clock, leaseMs: 60_000 });
});

const agreed = (pageId: string) => ({ pageId, base: { Name: pageId }, isTrashed: false });
const rename = (id: string, name: string) => database.query('update public.clients set name = $2 where id = $1', [id, name]);
const state = async (id: string) => (await database.query<{ status: string; page_id: string; is_due: boolean; attempts: number; error: string }>('select *, done_version < want_version as is_due from public.sync_state where record_id = $1', [id]))[0]!;
async function claimOne(from = outbox): Promise<Claim> {
  await from.fold();
  const claims = await from.claim(KINDS, 10);
  expect(claims).toHaveLength(1);
  return claims[0]!;
}

describe('a change', () => {
  it('is folded and claimed once, with all changes of the same record', async () => {
    const id = await newClient(database);
    for (let n = 0; n < 50; n++) await rename(id, `Name ${n}`);
    expect(await outbox.fold()).toBe(1);
    expect(await outbox.claim(KINDS, 10)).toMatchObject([{ kind: 'client', recordId: id, pageId: null, base: null, settlesInMs: null, attempts: 0 }]);
    expect(await other.claim(KINDS, 10)).toEqual([]);
    expect(await database.query('select from public.sync_changes')).toEqual([]);
  });

  it('with a lower number that commits late makes its record due again', async () => {
    const id = await newClient(database);
    await outbox.acknowledge(await claimOne(), agreed('p'));
    const late = await database.connect();
    await late.query('begin');
    await late.query(`update public.clients set name = 'Late' where id = $1`, [id]);
    const next = await newClient(database, 'Next');
    expect(await outbox.fold()).toBe(1);
    expect((await outbox.claim(KINDS, 10)).map(({ recordId }) => recordId)).toEqual([next]);
    await late.query('commit');
    expect(await outbox.fold()).toBe(1);
    expect((await outbox.claim(KINDS, 10)).map(({ recordId }) => recordId)).toEqual([id]);
  });

  it('of a kind that is off is forgotten', async () => {
    await database.query(`insert into public.leads (email, project_address, recommended_tier) values ('a@example.com', '1 Elm St', 2)`);
    expect(await outbox.fold()).toBe(0);
    expect(await database.query('select from public.sync_changes')).toEqual([]);
  });

  it('made during a push stays due after it', async () => {
    const id = await newClient(database);
    const claim = await claimOne();
    await rename(id, 'Newer');
    await outbox.fold();
    expect(await outbox.acknowledge(claim, agreed('p'))).toBe(true);
    expect(await state(id)).toMatchObject({ status: 'pending', is_due: true, page_id: 'p' });
    expect(await outbox.claim(KINDS, 10)).toMatchObject([{ recordId: id, pageId: 'p', base: { Name: 'p' } }]);
  });

  it('is folded by many at once without a loss or a deadlock', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => newClient(database, `Client ${n}`)));
    const folding = Array.from({ length: 40 }, (_, n) => (n % 2 ? outbox : other).fold());
    const writing = ids.flatMap((id, n) => [rename(id, `a${n}`), rename(id, `b${n}`)]);
    await Promise.all([...folding, ...writing]);
    await outbox.fold();
    const claims = (await Promise.all([outbox.claim(KINDS, 100), other.claim(KINDS, 100)])).flat();
    expect(claims.map(({ recordId }) => recordId).sort()).toEqual([...ids].sort());
  });
});

describe('an acknowledgement', () => {
  it('writes the page id into the record and begins no further round', async () => {
    const id = await newClient(database);
    await outbox.acknowledge(await claimOne(), agreed('p'));
    expect(await database.query('select notion_page_id, row_version from public.clients')).toEqual([{ notion_page_id: 'p', row_version: 1 }]);
    expect(await outbox.fold()).toBe(0);
    expect(await state(id)).toMatchObject({ status: 'synced', is_due: false, attempts: 0, error: null });
  });

  it('of a worker whose lease ended changes nothing', async () => {
    const id = await newClient(database);
    const zombie = await claimOne();
    clock.pass(60_001);
    const [heir] = await other.claim(KINDS, 10);
    expect(await outbox.renew(zombie)).toBe(false);
    expect(await outbox.noteIntent(zombie)).toBe(false);
    expect(await outbox.acknowledge(zombie, agreed('stale'))).toBe(false);
    expect(await outbox.fail(zombie, { status: 'quarantined', error: 'stale', waitMs: 0, burnsAttempt: true })).toBe(false);
    expect(await other.acknowledge(heir!, agreed('p'))).toBe(true);
    expect(await state(id)).toMatchObject({ status: 'synced', page_id: 'p', error: null });
  });
});

describe('a lease', () => {
  it('that is renewed is not taken by another', async () => {
    await newClient(database);
    const claim = await claimOne();
    clock.pass(59_000);
    expect(await outbox.renew(claim)).toBe(true);
    clock.pass(59_000);
    expect(await other.claim(KINDS, 10)).toEqual([]);
  });

  it('of a worker that ended is free at once', async () => {
    await newClient(database);
    await claimOne();
    await database.query(`select private.free_sync_leases(array['one'])`);
    expect(await other.claim(KINDS, 10)).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('is kept to be seen, and the record comes back after its wait', async () => {
    const id = await newClient(database);
    await outbox.fail(await claimOne(), { status: 'retrying', error: 'Notion is busy.', waitMs: 5_000, burnsAttempt: true });
    expect(await state(id)).toMatchObject({ status: 'retrying', error: 'Notion is busy.', attempts: 1 });
    expect(await outbox.claim(KINDS, 10)).toEqual([]);
    clock.pass(5_000);
    expect(await outbox.claim(KINDS, 10)).toMatchObject([{ attempts: 1 }]);
  });

  it('that sets a record aside holds until the record changes', async () => {
    const id = await newClient(database);
    await outbox.fail(await claimOne(), { status: 'quarantined', error: 'It does not fit.', waitMs: 0, burnsAttempt: true });
    expect(await outbox.claim(KINDS, 10)).toEqual([]);
    await rename(id, 'Mended');
    expect(await claimOne()).toMatchObject({ recordId: id, attempts: 0 });
  });

  it('of a whole kind stops that kind only', async () => {
    const client = await newClient(database);
    const project = await newProject(database, client);
    await outbox.pauseKind('client', 'Its database is gone.');
    expect(await claimOne()).toMatchObject({ recordId: project });
  });

  it('keeps what is known of a create', async () => {
    const id = await newClient(database);
    const claim = await claimOne();
    await outbox.noteIntent(claim);
    await outbox.fail(claim, { status: 'retrying', error: '503', waitMs: 0, burnsAttempt: true, intent: 'settle', settleMs: 15_000 });
    const [again] = await outbox.claim(KINDS, 10);
    expect(again!.settlesInMs).toBe(15_000);
    await outbox.fail(again!, { status: 'retrying', error: '400', waitMs: 0, burnsAttempt: true, intent: 'clear' });
    expect(await outbox.claimRecord({ kind: 'client', recordId: id })).toMatchObject({ settlesInMs: null });
  });
});

it('a parent is claimed for its child unless someone has it', async () => {
  const id = await newClient(database);
  await database.query('delete from public.sync_changes');
  const parent = await outbox.claimRecord({ kind: 'client', recordId: id });
  expect(parent).toMatchObject({ recordId: id });
  expect(await other.claimRecord({ kind: 'client', recordId: id })).toBeNull();
});

it('a record reads as it is now, and as nothing once it is gone', async () => {
  const id = await newClient(database, 'Before');
  await rename(id, 'After');
  expect(await outbox.read({ kind: 'client', recordId: id })).toEqual({ id, name: 'After' });
  await database.query('delete from public.clients where id = $1', [id]);
  expect(await outbox.read({ kind: 'client', recordId: id })).toBeNull();
});
