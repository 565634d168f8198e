import { beforeEach, describe, expect, it } from 'vitest';
import { studioSync } from './testing/studio-sync.ts';

let studio: Awaited<ReturnType<typeof studioSync>>;
beforeEach(async () => {
  studio = await studioSync();
});

async function newProject() {
  const [client] = await studio.query<{ id: string }>(`insert into public.clients (name, tier, project_address) values ('Okafor', 2, '418 Alder Lane') returning id`);
  const [project] = await studio.query<{ id: string }>(`insert into public.projects (client_id, tier, name) values ($1, 2, 'Okafor Garden') returning id`, [client!.id]);
  const [milestone] = await studio.query<{ id: string }>(
    `insert into public.milestones (project_id, tier, name, "order", kind, turn) values ($1, 2, 'Draft', 1, 'work', 'studio') returning id`,
    [project!.id],
  );
  await studio.rest();
  return { client: client!.id, project: project!.id, milestone: milestone!.id };
}

const newLead = async (name = 'Maya Okafor') => {
  const [lead] = await studio.query<{ id: string }>(
    `insert into public.leads (email, phone, name, project_address, budget_kind, budget_cents, timeline_weeks, project_type, recommended_tier, routing_reason, source)
     values ('maya@example.com', '415 555 0142', $1, '418 Alder Lane', 'amount', 2500000, 10, 'new_build', 3, 'Call 415 555 0142, or write to maya@example.com.', 'hand') returning id`,
    [name],
  );
  return lead!.id;
};
const set = (kind: string, change: string) => studio.query(`update public.sync_kinds set ${change} where kind = $1`, [kind]);

describe('the seed\'s triggers', () => {
  it('project created: its page is there, with its client, its milestone and its overview, by one call each', async () => {
    const { project } = await newProject();
    expect(studio.calls()).toEqual(Array(3).fill('pages.create'));
    expect(await studio.shown(project)).toMatchObject({ Name: 'Okafor Garden', Tier: 'Tier 2', Status: 'Onboarding', 'Payment Status': 'Pending' });
    expect(await studio.blocksOf(project)).toMatchObject([{ type: 'callout', text: expect.stringContaining('Tier 2 · Onboarding · Payment pending · 0 of 1 steps done') }]);
  });

  it('project updated: its page follows', async () => {
    const { project } = await newProject();
    await studio.query(`update public.projects set name = 'Okafor Meadow' where id = $1`, [project]);
    studio.calls();
    await studio.rest();
    expect([await studio.shown(project), studio.calls()]).toMatchObject([{ Name: 'Okafor Meadow' }, ['pages.update']]);
  });

  it('milestone updated: its page and its project\'s follow', async () => {
    const { project, milestone } = await newProject();
    await studio.query(`update public.milestones set status = 'in_progress' where id = $1`, [milestone]);
    await studio.rest();
    expect([await studio.shown(milestone), await studio.shown(project)]).toMatchObject([{ Status: 'In progress' }, { 'Current Milestone': 'Draft' }]);
    expect((await studio.blocksOf(project))[0]!.text).toContain("▸ Draft · studio's turn");
  });

  it('deliverable uploaded: once it is checked and published it has a page', async () => {
    const { project } = await newProject();
    const [file] = await studio.query<{ id: string }>(
      `insert into public.files (project_id, name, size_bytes, mime_type, sha256) values ($1, 'plan.pdf', 10, 'application/pdf', repeat('a', 64)) returning id`,
      [project],
    );
    const [made] = await studio.query<{ id: string }>(
      `insert into public.deliverables (project_id, file_id, name, category, published_at) values ($1, $2, 'Plan', 'Floor Plan', now()) returning id`,
      [project, file!.id],
    );
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual([]);
    await studio.query('update public.files set checked_at = now() where id = $1', [file!.id]);
    await studio.rest();
    expect([studio.calls(), await studio.shown(made!.id)]).toMatchObject([['pages.create'], { Name: 'Plan', Category: 'Floor Plan' }]);
  });

  it('payment received: the project\'s page says that it is paid', async () => {
    const { project } = await newProject();
    const [due] = await studio.query<{ id: string }>(`insert into public.dues (project_id, purpose, label, amount_cents) values ($1, 'full', 'Design fee', 149900) returning id`, [project]);
    const [payment] = await studio.query<{ id: string }>(
      `select (private.checkout_order(private.open_payment(d, 2)) ->> 'payment_id')::uuid as id from public.dues d where id = $1`,
      [due!.id],
    );
    const paid = { object: 'checkout.session', id: 'cs_1', status: 'complete', payment_status: 'paid', amount_total: 149900, currency: 'usd', customer: null };
    await studio.query('select public.settle_checkout_session($1)', [{ ...paid, payment_intent: { object: 'payment_intent', id: 'pi_1', status: 'succeeded' }, metadata: { payment_id: payment!.id } }]);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ 'Payment Status': 'Paid' });
    expect(studio.sent.join('\n')).not.toMatch(/149900|1,499|cs_1|pi_1/);
  });

  it('client created: a page with the name alone; a setting adds the rest, and takes it back', async () => {
    const { client } = await newProject();
    expect(await studio.shown(client)).toMatchObject({ Name: 'Okafor', Tier: null, Status: null, Address: '' });
    await set('client', 'with_details = true');
    await studio.rest();
    expect(await studio.shown(client)).toMatchObject({ Name: 'Okafor', Tier: 'Tier 2', Status: 'Onboarding', Address: '418 Alder Lane' });
    await set('client', 'with_details = false');
    await studio.rest();
    expect(await studio.shown(client)).toMatchObject({ Tier: null, Status: null, Address: '' });
  });

  it('lead created and updated: by a setting, without a way to reach the person', async () => {
    await newLead('Before');
    await studio.rest();
    expect(studio.calls()).toEqual([]);
    await set('lead', `mode = 'push'`);
    await studio.sync.setUp();
    const lead = await newLead();
    await studio.rest();
    expect(await studio.shown(lead)).toMatchObject({
      Name: 'Maya Okafor', Tier: 'Tier 3', Status: 'New', Budget: '$25,000', Timeline: '10 weeks', Type: 'New Build', Reason: 'Call (number withheld), or write to (e-mail withheld).', 'Sync ID': lead });
    await studio.query(`update public.leads set status = 'needs_review' where id = $1`, [lead]);
    await studio.rest();
    expect(await studio.shown(lead)).toMatchObject({ Status: 'Needs Review' });
  });
});

describe('a kind', () => {
  it('that is switched on brings all its records, behind what is fresh', async () => {
    for (const name of ['One', 'Two', 'Three']) await newLead(name);
    await studio.sync.round(1);
    await set('lead', `mode = 'push'`);
    expect(await studio.query(`select distinct priority, status from public.sync_state where kind = 'lead'`)).toEqual([{ priority: 3, status: 'pending' }]);
    await studio.sync.setUp();
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual(Array(3).fill('pages.create'));
  });

  it('that is switched off is left as it is, and catches up when it is on again', async () => {
    const { project } = await newProject();
    await set('project', `mode = 'off'`);
    await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
    studio.calls();
    await studio.rest();
    expect([studio.calls(), await studio.shown(project)]).toMatchObject([[], { Name: 'Okafor Garden', in_trash: false }]);
    await set('project', `mode = 'two_way'`);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow' });
  });

  it('that changes between display and two-way has nothing to send', async () => {
    await newProject();
    await set('project', `mode = 'push'`);
    expect(await studio.query('select from public.sync_state where done_version < want_version')).toEqual([]);
  });
});
