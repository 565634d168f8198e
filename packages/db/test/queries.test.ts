import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSessionDb, type Identity, type LeadCursor } from '../src/index.ts';
import { newClient, newLead, newProject, newUser } from './new-rows.ts';

const { databaseUrl, url, publishableKey, jwtSecret } = inject('supabase');
const admin = new pg.Client(databaseUrl);
beforeAll(() => admin.connect());
afterAll(() => admin.end());

const env = { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_JWT_SECRET: jwtSecret };
const calls: string[] = [];
const dbAs = (identity: Identity) =>
  createSessionDb({ env, identity, origin: { requestId: `r-${randomUUID()}` }, onRequest: ({ path }) => calls.push(path) });
const user = async (userType: 'team' | 'sage_client') => {
  const userId = await newUser(admin, { user_type: userType });
  return { userId, db: await dbAs({ role: 'authenticated', userId, userType, sessionId: randomUUID() }) };
};

describe('intake', () => {
  it('lists the four tiers in order, open ends as null', async () => {
    const tiers = await (await dbAs({ role: 'sage_intake' })).tiers.listForIntake();
    expect(tiers.map((tier) => tier.id)).toEqual([1, 2, 3, 4]);
    expect(tiers[3]).toMatchObject({ name: 'KAA White Glove', price_cents: null, weeks_max: null, revision_rounds: null, budget_to_cents: null });
  });

  it('finds the published rules with the fee of every tier', async () => {
    const rules = await (await dbAs({ role: 'sage_intake' })).routingRules.findPublished();
    expect(rules).toMatchObject({ version: 1, fees: { 1: expect.any(Number), 4: null } });
  });

  it('is refused everything else', async () => {
    const db = await dbAs({ role: 'sage_intake' });
    await expect(db.leads.list()).rejects.toMatchObject({ kind: 'forbidden', message: 'Not allowed.' });
    await expect(db.ops.home()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('the list of leads', () => {
  it('comes page by page, complete and without repeats, also when several were made in one moment', async () => {
    const { db } = await user('team');
    const marked = await newUser(admin);
    const [earlier, later] = ['2999-01-01T00:00:00.123456Z', '2999-01-01T00:00:00.123457Z'];
    for (const created_at of [earlier, earlier, earlier, later, later]) await newLead(admin, { reviewer_id: marked, created_at });
    const made = await admin.query<{ id: string }>('select id from public.leads where reviewer_id = $1 order by created_at desc, id desc', [marked]);

    const seen: string[] = [];
    let after: LeadCursor | undefined;
    for (let page = 0; page < 3; page += 1) {
      const rows = await db.leads.list({ after, limit: 2 });
      seen.push(...rows.map((row) => row.id));
      after = rows.at(-1);
    }
    expect(seen.slice(0, 5)).toEqual(made.rows.map((row) => row.id));
  });

  it('keeps to a status', async () => {
    const { db } = await user('team');
    const lead = await newLead(admin, { status: 'new' });
    expect((await db.leads.list({ status: 'new', limit: 1000 })).map((row) => row.id)).toContain(lead);
    expect((await db.leads.list({ status: 'closed', limit: 1000 })).map((row) => row.id)).not.toContain(lead);
  });
});

describe('a client', () => {
  it('finds at home the own project, in one request, and nobody else finds it', async () => {
    const { userId, db } = await user('sage_client');
    const project = await newProject(admin, { client_id: await newClient(admin, { user_id: userId }), name: 'Fern Hill' });
    calls.length = 0;
    const home = await db.portal.home();
    expect(calls).toEqual(['rpc/portal_home']);
    expect(home).toMatchObject({ zone: 'America/Los_Angeles', projects: [{ id: project, name: 'Fern Hill', milestones: [], dues: [] }] });
    expect((await db.projects.list()).map((row) => row.id)).toEqual([project]);
    expect((await (await user('sage_client')).db.portal.home()).projects).toEqual([]);
  });

  it('sees zeros where the team sees what waits', async () => {
    await newProject(admin);
    expect((await (await user('sage_client')).db.ops.home()).open_projects).toBe(0);
    expect((await (await user('team')).db.ops.home()).open_projects).toBeGreaterThan(0);
  });
});
