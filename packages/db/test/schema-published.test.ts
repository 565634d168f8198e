import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newLead, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const query = (sql: string, values: unknown[] = []) => database.client.query(sql, values);

describe('routing rules', () => {
  it.each([
    [`update public.routing_rules set document = '{}' where version = 1`],
    [`update public.routing_rules set published_at = null where version = 1`],
    [`update public.routing_rules set note = 'x' where version = 1`],
    ['delete from public.routing_rules where version = 1'],
    ['truncate public.routing_rules cascade'],
  ])('stay as they were published: %s', async (sql) => {
    expect((await refusal(query(sql)))?.code).toBe('PT409');
  });

  it('are drafted and published by an admin, not by the team; the highest published version is in force', async () => {
    const userId = await newUser(database.client, { user_type: 'admin' });
    const draft = () =>
      query(`insert into public.routing_rules (version, document, created_by) values (2, '{"draft": true}', $1)`, [userId]);
    expect((await refusal(acting(database.client, { kind: 'team', userId, asRole: true }, draft)))?.code).toBe('42501');
    const inForce = async () =>
      (await one<{ rules: { version: number } }>(database.client, 'select public.intake_routing_rules() as rules')).rules.version;
    await acting(database.client, { kind: 'admin', userId, asRole: true }, draft, { keep: true });
    expect(await inForce()).toBe(1);
    await acting(
      database.client,
      { kind: 'admin', userId, asRole: true },
      () => query('update public.routing_rules set published_at = now() where version = 2'),
      { keep: true },
    );
    expect(await inForce()).toBe(2);
    expect((await refusal(query(`update public.routing_rules set document = '{}' where version = 2`)))?.code).toBe('PT409');
  });

  it('come with the fees, null where quoted', async () => {
    const { rules } = await one<{ rules: { fees: unknown } }>(database.client, 'select public.intake_routing_rules() as rules');
    expect(rules.fees).toEqual({ 1: 29900, 2: 149900, 3: 499900, 4: null });
  });
});

describe('milestone templates', () => {
  const LATEST = 'version = (select max(version) from public.milestone_templates l where l.tier = m.tier)';
  /** The product's own lines: name and working days; * optional. */
  it.each([
    [1, 'Intake 1, Asset Review 2, Concept 7, Review 3, Revisions 3, Delivery 1'],
    [
      2,
      'Intake 1, Asset Review 2, Kickoff Call 3, Draft 10, Check-in 2, Review 5, Revisions 5, Second Review* 3, Second Revisions* 3, Delivery 1',
    ],
    [
      3,
      'Deposit 1, Site Visit Scheduling 5, Site Visit and 3D Scan 2, Survey Processing 5, Collaboration 3, Draft 12, Review 5, Revisions 7, Second Collaboration 2, Second Review 4, Second Revisions 5, Final Review* 3, Final Revisions* 3, Contractor Coordination 2, Delivery 1',
    ],
    [
      4,
      'Initiation 3, Property Assessment 7, Vision 7, Concept 14, Concept Presentation 3, Design Development 21, Collaborative Reviews (open), Contractor Selection 14, Construction Documents 21, Bid Management* 14, Construction Oversight (open), Completion 3',
    ],
  ])("of tier %i are the product's", async (tier, line) => {
    const { rows } = await query(
      `select name || case when optional then '*' else '' end || ' ' || coalesce(duration_days::text, '(open)') as step from public.milestone_templates m where tier = $1 and ${LATEST} order by "order"`,
      [tier],
    );
    expect(rows.map(({ step }) => step).join(', ')).toBe(line);
  });

  it('have as many rounds as the tier sells, each with a review and a revision; the status never has to go back to onboarding', async () => {
    const { rows } = await query(`
      select t.id, t.revision_rounds, coalesce(max(m.round), 0) as rounds,
        count(*) filter (where m.round is not null and m.kind = 'review')::int as reviews, count(*) filter (where m.kind = 'revision')::int as revisions,
        max(m."order") filter (where m.kind = 'start') < min(m."order") filter (where m.kind <> 'start') as starts_first,
        bool_and((m.kind = 'review') <= (m.turn = 'client') and (m.kind = 'revision') <= (m.turn = 'studio')) as turns
      from public.tiers t join public.milestone_templates m on m.tier = t.id and ${LATEST} group by t.id order by t.id`);
    expect(rows).toEqual(
      [1, 2, 3]
        .map((n) => ({ id: n, revision_rounds: n, rounds: n, reviews: n, revisions: n, starts_first: true, turns: true }))
        .concat([
          { id: 4, revision_rounds: null as unknown as number, rounds: 0, reviews: 0, revisions: 0, starts_first: true, turns: true },
        ]),
    );
  });

  it('never change', async () => {
    for (const sql of ['update public.milestone_templates set duration_days = 1', 'delete from public.milestone_templates']) {
      expect((await refusal(query(sql)))?.code).toBe('PT409');
    }
  });
});

describe('a lead', () => {
  it('keeps what it was told, and is converted once', async () => {
    const id = await newLead(database.client, { routing_result: { tier: 2 }, rule_version: 1 });
    const update = (change: string, values: unknown[] = []) =>
      refusal(query(`update public.leads set ${change} where id = $1`, [id, ...values]));
    expect((await update('recommended_tier = 3'))?.code).toBe('PT409');
    expect((await update(`answers = '{"a": 1}'`))?.code).toBe('PT409');
    expect((await update('approved_tier = 3'))?.code).toBe('23514');
    expect(await update(`approved_tier = 3, review_reason = 'The slope needs a survey.'`)).toBeNull();
    expect((await update('converted_at = now()'))?.code).toBe('23514');
    expect(await update('client_id = $2, converted_at = now()', [await newClient(database.client)])).toBeNull();
    expect((await update('client_id = $2', [await newClient(database.client)]))?.code).toBe('PT409');
  });

  it('is one, however often its form is sent', async () => {
    const submission_id = '5a9e0000-0000-4000-8000-0000000000ff';
    await newLead(database.client, { submission_id });
    expect((await refusal(newLead(database.client, { submission_id })))?.code).toBe('23505');
  });

  it('is qualified only with an approved tier', async () => {
    const id = await newLead(database.client, { approved_tier: null });
    expect((await refusal(query(`update public.leads set status = 'qualified' where id = $1`, [id])))?.code).toBe('23514');
  });
});
