import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSessionDb, type Cursor, type Db } from '../src/index.ts';
import { newClient, newDue, newLead, newMilestone, newPayment, newProject, newUser } from './new-rows.ts';

const { databaseUrl, url, publishableKey, jwtSecret } = inject('supabase');
const admin = new pg.Client(databaseUrl);
const env = { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_JWT_SECRET: jwtSecret };
const calls: string[] = [];
const dbOf = async (userType: 'team' | 'sage_client') =>
  createSessionDb({
    env,
    identity: { role: 'authenticated', userId: await newUser(admin, { user_type: userType }), userType, sessionId: randomUUID() },
    origin: { requestId: `r-${randomUUID()}` },
    onRequest: ({ path }) => calls.push(path),
  });
let team: Db;
let client: Db;
beforeAll(async () => {
  await admin.connect();
  [team, client] = [await dbOf('team'), await dbOf('sage_client')];
});
afterAll(() => admin.end());

/** Later than whatever other tests make, and three of five in the same moment. */
const INSTANTS = ['2998-01-01T00:00:00.5Z', '2998-01-01T00:00:00.5Z', '2998-01-01T00:00:00.5Z', '2998-01-01T00:00:00.500001Z', '2998-01-01T00:00:00.500001Z'];

interface Row {
  id: string;
  created_at: string;
}
interface List {
  list: (page: { after?: Cursor; limit: number }) => Promise<Row[]>;
  rpc: string;
  table: string;
  make: (created_at: string) => Promise<string>;
}
const LISTS: Record<string, List> = {
  projects: {
    list: async (page) => (await team.opsProjects.list(page)).projects,
    rpc: 'rpc/ops_projects',
    table: 'projects',
    make: (created_at) => newProject(admin, { created_at }),
  },
  payments: {
    list: async (page) => (await team.opsPayments.list(page)).payments,
    rpc: 'rpc/ops_payments',
    table: 'payments',
    make: (created_at) => newPayment(admin, { created_at }),
  },
  clients: {
    list: async (page) => (await team.opsClients.list(page)).clients,
    rpc: 'rpc/ops_clients',
    table: 'clients',
    make: (created_at) => newClient(admin, { created_at }),
  },
};

it.each(Object.keys(LISTS))('the list of %s comes page by page, a request each, complete and without repeats over equal instants', async (name) => {
  const { list, rpc, table, make } = LISTS[name]!;
  for (const instant of INSTANTS) await make(instant);
  const { rows } = await admin.query<{ id: string }>(`select id from public.${table} where created_at > '2998-01-01' order by created_at desc, id desc limit 5`);
  calls.length = 0;
  const seen: string[] = [];
  let after: Cursor | undefined;
  for (let page = 0; page < 3; page += 1) {
    const found: Row[] = await list({ after, limit: 2 });
    seen.push(...found.map(({ id }) => id));
    after = found.map(({ id, created_at }) => ({ id, created_at })).at(-1);
  }
  expect(seen.slice(0, 5)).toEqual(rows.map(({ id }) => id));
  expect(calls).toEqual([rpc, rpc, rpc]);
});

describe('projects', () => {
  it('are open ones without a status, and count their steps without the skipped', async () => {
    const id = await newProject(admin, { created_at: '2999-06-01T00:00:00Z' });
    await newProject(admin, { status: 'closed', created_at: '2999-06-02T00:00:00Z' });
    await newMilestone(admin, { project_id: id, order: 1, status: 'completed' });
    await newMilestone(admin, { project_id: id, order: 2, name: 'Draft', status: 'in_progress' });
    await newMilestone(admin, { project_id: id, order: 3, skipped_at: '2026-01-05T12:00:00Z', optional: true });
    const [first] = (await team.opsProjects.list({ limit: 1 })).projects;
    expect(first).toMatchObject({ id, client: 'Okafor', done: 1, total: 2, current: { name: 'Draft', turn: 'studio' } });
  });

  it('come one by one with steps, deliverables and dues, in one request, to the team only', async () => {
    const id = await newProject(admin);
    await newMilestone(admin, { project_id: id });
    calls.length = 0;
    expect(await team.opsProjects.find(id)).toMatchObject({ id, milestones: [{ name: 'Draft', row_version: 1 }], deliverables: [], dues: [] });
    expect(calls).toEqual(['rpc/ops_project_page']);
    expect(await client.opsProjects.find(id)).toBeNull();
    expect(await team.opsProjects.find(randomUUID())).toBeNull();
  });
});

const clientWithContact = async () => newClient(admin, { user_id: await newUser(admin) });

describe('payments', () => {
  it('name their project, or the lead before there is one', async () => {
    const project_id = await newProject(admin, { name: 'Fern Hill', client_id: await clientWithContact() });
    const lead_id = await newLead(admin, { name: 'Theo', status: 'qualified' });
    const ofProject = await newPayment(admin, { project_id, due_id: await newDue(admin, { project_id }), created_at: '2999-06-01T00:00:00Z' });
    // Owed by the lead alone: the helper would open a project.
    const { rows } = await admin.query<{ id: string }>(
      `insert into public.dues (lead_id, purpose, label, amount_cents) values ($1, 'full', 'Design fee', 149900) returning id`,
      [lead_id],
    );
    const ofLead = await newPayment(admin, { due_id: rows[0]!.id, created_at: '2999-06-02T00:00:00Z' });
    const { payments } = await team.opsPayments.list({ limit: 2 });
    expect(payments).toMatchObject([
      { id: ofLead, project: null, lead: { id: lead_id, name: 'Theo' }, mismatch: null },
      { id: ofProject, project: { id: project_id, name: 'Fern Hill' }, lead: null, mismatch: null },
    ]);
  });

  it('say when they are a second one, or for another tier than was agreed', async () => {
    const project_id = await newProject(admin, { tier: 3, client_id: await clientWithContact() });
    const due_id = await newDue(admin, { project_id });
    const first = await newPayment(admin, { project_id, due_id, tier: 3, status: 'succeeded', created_at: '2999-07-01T00:00:00Z' });
    await newPayment(admin, { project_id, due_id, tier: 2, status: 'succeeded', duplicate_of: first, created_at: '2999-07-02T00:00:00Z' });
    const { payments } = await team.opsPayments.list({ status: 'succeeded', limit: 2 });
    expect(payments).toMatchObject([{ duplicate_of: first, mismatch: 'Paid for tier 2, the project is tier 3' }, { duplicate_of: null, mismatch: null }]);
  });

  it('list the events from Stripe that wait, with the reason', async () => {
    const id = `evt_${randomUUID()}`;
    await admin.query(
      `insert into public.stripe_events (id, type, payload, status, parked_reason, stripe_created_at, received_at)
       values ($1, 'refund.created', '{}', 'parked', 'Nothing here is known by that id.', now(), '2999-01-01')`,
      [id],
    );
    expect((await team.opsPayments.list({})).waiting[0]).toMatchObject({ id, reason: 'Nothing here is known by that id.', aside_at: null });
    expect((await client.opsPayments.list({})).waiting).toEqual([]);
  });
});

it('puts what needs somebody before what is about a payment that is not known, which says when it is set aside', async () => {
  for (const [reason, received] of [['The amount is wrong.', '2998-01-01'], ['no payment is known for it yet', '2998-06-01']]) {
    await admin.query(
      `insert into public.stripe_events (id, type, payload, status, parked_reason, stripe_created_at, received_at) values ($1, 'refund.created', '{}', 'parked', $2, now(), $3)`,
      [`evt_${randomUUID()}`, reason, received],
    );
  }
  const { waiting } = await team.opsPayments.list({});
  expect(waiting.map(({ reason }) => reason).indexOf('The amount is wrong.')).toBeLessThan(waiting.map(({ reason }) => reason).indexOf('no payment is known for it yet'));
  const { aside_at } = waiting.find(({ reason }) => reason === 'no payment is known for it yet')!;
  expect(new Date(aside_at!)).toEqual(new Date('2998-07-01T00:00:00Z'));
});

it('shows a client none of the lists but what is their own', async () => {
  expect((await client.opsProjects.list({})).projects).toEqual([]);
  expect((await client.opsPayments.list({})).payments).toEqual([]);
  expect((await client.opsClients.list({})).clients).toEqual([]);
  expect((await client.leadReview.page({ status: 'needs_review' })).leads).toEqual([]);
});
