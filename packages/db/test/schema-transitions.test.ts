import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, type ActorKind, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newLead, newMilestone, newPayment, newProject } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

type Values = Record<string, unknown>;
const KINDS: ActorKind[] = ['system', 'team', 'admin', 'client', 'intake'];
const STAFF = ['team', 'admin'];
const WHY = 'The site was sold last week.';
const anyone = ['system', ...STAFF];
const open = ['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered'];

/** Written out again from the product's description, not read from the table: [from, to, who, needs a reason]. */
const ENTITIES: Record<
  string,
  { table: string; statuses: string[]; make: (values: Values) => Promise<string>; allowed: [string, string, string[], boolean?][] }
> = {
  lead: {
    table: 'leads',
    statuses: ['new', 'qualified', 'needs_review', 'closed'],
    make: (values) => newLead(database.client, values),
    allowed: [
      ['new', 'qualified', [...anyone, 'intake']],
      ['new', 'needs_review', [...anyone, 'intake']],
      ['new', 'closed', STAFF, true],
      ['needs_review', 'qualified', STAFF],
      ['needs_review', 'closed', STAFF, true],
      ['qualified', 'needs_review', STAFF],
      ['qualified', 'closed', STAFF, true],
      ['closed', 'needs_review', STAFF],
    ],
  },
  project: {
    table: 'projects',
    statuses: [...open, 'closed'],
    make: (values) => newProject(database.client, values),
    allowed: [
      ['onboarding', 'in_progress', anyone],
      ['in_progress', 'awaiting_feedback', anyone],
      ['awaiting_feedback', 'in_progress', anyone],
      ['awaiting_feedback', 'revisions', anyone],
      ['revisions', 'awaiting_feedback', anyone],
      ['revisions', 'in_progress', anyone],
      ['in_progress', 'delivered', anyone],
      ['awaiting_feedback', 'delivered', anyone],
      ['revisions', 'delivered', anyone],
      ['delivered', 'revisions', anyone],
      ...open.map((from): [string, string, string[]] => [from, 'closed', ['admin']]),
      ...open.map((to): [string, string, string[], boolean] => ['closed', to, ['admin'], true]),
    ],
  },
  milestone: {
    table: 'milestones',
    statuses: ['pending', 'in_progress', 'completed'],
    make: (values) => newMilestone(database.client, values),
    allowed: [
      ['pending', 'in_progress', anyone],
      ['in_progress', 'completed', [...anyone, 'client']],
      ['completed', 'in_progress', STAFF, true],
      ['in_progress', 'pending', STAFF, true],
    ],
  },
  payment: {
    table: 'payments',
    statuses: ['pending', 'succeeded', 'failed', 'refunded'],
    // Refunded in full, so that no other rule of the table stands in the way.
    make: (values) => newPayment(database.client, { ...values, amount_refunded: 149900 }),
    allowed: [
      ['pending', 'succeeded', ['system']],
      ['pending', 'failed', ['system']],
      ['failed', 'succeeded', ['system']],
      ['succeeded', 'refunded', ['system']],
      ['refunded', 'succeeded', ['system']],
    ],
  },
};

describe.each(Object.keys(ENTITIES))('%s', (entity) => {
  const { table, statuses, make, allowed } = ENTITIES[entity]!;
  const pairs = statuses.flatMap((from) => statuses.filter((to) => to !== from).map((to) => ({ from, to })));
  const rule = (from: string, to: string) => allowed.find(([a, b]) => a === from && b === to);
  const move = async (kind: ActorKind, from: string, to: string, reason?: string) => {
    // A closed project remembers where it was; here always where the test wants it to go.
    const id = await make({ status: from, ...(entity === 'project' && from === 'closed' && { former_status: to }) });
    return refusal(
      acting(database.client, { kind, reason }, () =>
        database.client.query(`update public.${table} set status = $1 where id = $2`, [to, id]),
      ),
    );
  };

  it.each(pairs)('goes from $from to $to only as described', async ({ from, to }) => {
    const [, , who = [], needsReason] = rule(from, to) ?? [];
    const outcomes = await sequentially(KINDS, async (kind) => [kind, (await move(kind, from, to, WHY))?.code ?? 'ok']);
    const expected = KINDS.map((kind) => [kind, who.includes(kind) ? 'ok' : rule(from, to) ? 'PT403' : 'PT409']);
    expect(outcomes).toEqual(expected);
    if (!who.length) return;
    const kind = who[0] as ActorKind;
    expect((await move(kind, from, to))?.code).toBe(needsReason ? 'PT400' : undefined);
    expect((await move(kind, from, to, 'too short'))?.code).toBe(needsReason ? 'PT400' : undefined);
    expect((await move(kind, from, to, 'x'.repeat(501)))?.code).toBe(needsReason ? 'PT400' : undefined);
  });
});

it('names the entity and both statuses when it refuses', async () => {
  const id = await newLead(database.client);
  const attempt = () => database.client.query(`update public.leads set status = 'new' where id = $1`, [id]);
  await database.client.query(`update public.leads set status = 'needs_review' where id = $1`, [id]);
  expect((await refusal(acting(database.client, { kind: 'team' }, attempt)))?.message).toBe('lead may not go from needs_review to new');
});

it('reopens a closed project only to the status that it had', async () => {
  const id = await newProject(database.client, { status: 'revisions' });
  const to = (status: string) => () => database.client.query('update public.projects set status = $1 where id = $2', [status, id]);
  await acting(database.client, { kind: 'admin' }, to('closed'), { keep: true });
  const admin = { kind: 'admin', reason: WHY } as const;
  expect((await refusal(acting(database.client, admin, to('in_progress'))))?.message).toBe(
    'project may go from closed only back to revisions, not to in_progress',
  );
  await acting(database.client, admin, to('revisions'), { keep: true });
  expect(await one(database.client, 'select status, former_status from public.projects where id = $1', [id])).toEqual({
    status: 'revisions',
    former_status: null,
  });
});

it("takes a project's status from its milestones, and from nobody's hand", async () => {
  const id = await newProject(database.client, { status: 'in_progress' });
  const attempt = (kind: ActorKind, status: string) =>
    refusal(acting(database.client, { kind, asRole: true }, () => database.client.query('update public.projects set status = $1 where id = $2', [status, id])));
  expect((await attempt('team', 'delivered'))?.code).toBe('42501');
  expect((await attempt('admin', 'closed'))?.code).toBe('42501');
});

it("lets only the studio's own processes insert a record that is further on", async () => {
  const attempt = (kind: ActorKind) =>
    refusal(acting(database.client, { kind }, () => newProject(database.client, { status: 'delivered' })));
  expect((await attempt('team'))?.message).toBe('a new project is onboarding, not delivered');
  expect(await attempt('system')).toBeNull();
});

it('sets the instants of a milestone with its status', async () => {
  const id = await newMilestone(database.client);
  const stamps = () =>
    one(
      database.client,
      'select started_at is not null as started, completed_at is not null as completed from public.milestones where id = $1',
      [id],
    );
  const to = (status: string) =>
    acting(
      database.client,
      { kind: 'team', reason: WHY },
      () => database.client.query('update public.milestones set status = $1 where id = $2', [status, id]),
      { keep: true },
    );
  await to('in_progress');
  expect(await stamps()).toEqual({ started: true, completed: false });
  await to('completed');
  expect(await stamps()).toEqual({ started: true, completed: true });
  await to('in_progress');
  await to('pending');
  expect(await stamps()).toEqual({ started: false, completed: false });
});

async function sequentially<A, B>(values: A[], work: (value: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  for (const value of values) results.push(await work(value));
  return results;
}

it('takes a connection of our own for the system, and an API role without claims for nobody', async () => {
  const kindOf = async (role: string) => {
    await database.client.query('begin');
    // A definer function, as every trigger is: it runs as its owner and must still know who called.
    await database.client.query(
      `create function pg_temp.kind() returns text language sql security definer as 'select private.actor_kind()'`,
    );
    await database.client.query('grant execute on function pg_temp.kind() to public');
    await database.client.query(`select set_config('role', $1, true)`, [role]);
    const { kind } = await one<{ kind: string }>(database.client, 'select pg_temp.kind() as kind');
    await database.client.query('rollback');
    return kind;
  };
  expect([await kindOf('none'), await kindOf('service_role')]).toEqual(['system', 'system']);
  expect([await kindOf('anon'), await kindOf('authenticated'), await kindOf('sage_intake')]).toEqual(['none', 'none', 'intake']);
});
