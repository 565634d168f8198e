import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newLead } from './new-rows.ts';
import { resultOf, submission, submit } from './submission.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

/** Sends one in and shows its result. */
const sent = async (changes: object = {}, routing: object = {}) => {
  const given = submission({ name: 'Nora Lind', phone: '555 0100', ...changes }, routing);
  await submit(database.client, given);
  return given;
};

describe('the result page', () => {
  it('shows the routing as it was stored, the rules it came from and the price list', async () => {
    const given = await sent();
    expect(await resultOf(database.client, given.submission_id)).toMatchObject({
      submission_id: given.submission_id, street: '418 Alder Lane', status: 'qualified', recommended_tier: 2, approved_tier: 2,
      answers: given.answers, routing: given.routing, rules: { version: 1, fees: { 1: expect.any(Number), 4: null } }, paid: false,
      tiers: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
    });
  });

  it('tells no name, e-mail or phone', async () => {
    const given = await sent();
    const text = JSON.stringify(await resultOf(database.client, given.submission_id));
    for (const secret of [given.email, 'Nora Lind', '555 0100']) expect(text).not.toContain(secret);
  });

  it.each([
    ['418 Alder Lane, Unit 4, Oakland, CA 94610', '418 Alder Lane'],
    ['  418  Alder Lane Apt 4B, Oakland', '418 Alder Lane'],
    ['418 Alder Ln. #4', '418 Alder Ln'],
    ['Unit 4, 418 Alder Lane, Oakland', '418 Alder Lane'],
    ['418 Alder Lane Oakland CA 94610', '418 Alder Lane'],
    ['12 St Marks Place\nOakland', '12 St Marks Place'],
    ['1208-B W Adams BLVD, Los Angeles', '1208-B W Adams BLVD'],
    ['12 Broadway, Oakland', '12 Broadway'],
    ['12 Broadway Oakland CA 94610', null],
    ['The house by the lake, Oakland', null],
    ['94610', null],
    ['', null],
    // Postgres takes them in linear time; an engine that tried every way would not come back.
    [`1 ${'a '.repeat(1_000)}#`, null],
    [`1 ${'stx '.repeat(500)}lanex`, null],
    ['1 a b,'.repeat(300), null],
  ])('tells of %j the street only', async (written, street) => {
    const { rows } = await database.client.query<{ street: string | null }>('select private.street_line($1) as street', [written]);
    expect(rows).toEqual([{ street }]);
  });

  it('tells no unit, city or ZIP to whoever has the link', async () => {
    const { submission_id } = await sent({ project_address: '418 Alder Lane, Unit 4, Oakland, CA 94610' });
    const result = await resultOf(database.client, submission_id);
    expect(result?.street).toBe('418 Alder Lane');
    expect(JSON.stringify(result)).not.toMatch(/Unit 4|Oakland|94610/);
  });

  it('is not there for an unknown id, nor for a lead that the team wrote down', async () => {
    expect(await resultOf(database.client, '00000000-0000-4000-8000-000000000000')).toBeNull();
    const id = await newLead(database.client, { source: 'hand' });
    const { submission_id } = await one<{ submission_id: string }>(database.client, 'select submission_id from public.leads where id = $1', [id]);
    expect(await resultOf(database.client, submission_id)).toBeNull();
  });
});

describe('what can be paid', () => {
  const payable = async (routing: object, change?: string) => {
    const given = await sent({}, routing);
    const id = given.submission_id;
    if (change) await acting(database.client, { kind: 'team', reason: 'Not a fit for the studio' }, () => database.client.query(change, [id]), { keep: true });
    return (await resultOf(database.client, id))?.payable;
  };

  it('is the fee, or its deposit where the tier has one', async () => {
    const fee = Number((await one<{ price_cents: number }>(database.client, 'select price_cents from public.tiers where id = 2')).price_cents);
    const { deposit } = await one<{ deposit: string }>(database.client, 'select ceil(price_cents * deposit_percent / 100) as deposit from public.tiers where id = 3');
    expect(await payable({ tier: 2 })).toEqual({ purpose: 'full', amount_cents: fee, currency: 'usd' });
    expect(await payable({ tier: 3 })).toEqual({ purpose: 'deposit', amount_cents: Number(deposit), currency: 'usd' });
  });

  it('is nothing while the lead waits, after it was closed, and for a tier that is quoted', async () => {
    expect(await payable({ needsReview: true })).toBeNull();
    expect(await payable({}, `update public.leads set status = 'closed' where submission_id = $1`)).toBeNull();
    expect(await payable({ tier: 4 })).toBeNull();
  });

  it('is what the team approved, not what the rules recommended', async () => {
    const change = `update public.leads set status = 'qualified', approved_tier = 1, review_reason = 'A concept is enough here' where submission_id = $1`;
    expect(await payable({ needsReview: true, tier: 3 }, change)).toMatchObject({ purpose: 'full' });
  });

  it('is nothing once it is paid', async () => {
    const { submission_id } = await sent();
    await database.client.query(
      `with due as (insert into public.dues (lead_id, purpose, label, amount_cents) select id, 'full', 'Fee', 149900 from public.leads where submission_id = $1 returning id)
       insert into public.payments (due_id, amount, tier, status) select id, 149900, 2, 'succeeded' from due`, [submission_id]);
    expect(await resultOf(database.client, submission_id)).toMatchObject({ paid: true, payable: null });
  });
});

describe('the booking link', () => {
  const BOOKING = 'https://book.example.com/consult';
  const linkOf = async (routing: object, change?: string) => {
    const { submission_id } = await sent({}, routing);
    if (change) await acting(database.client, { kind: 'team', reason: 'Not a fit for the studio' }, () => database.client.query(change, [submission_id]), { keep: true });
    return (await resultOf(database.client, submission_id))?.booking_url;
  };

  it('is the studio\'s, and there is none until it is set', async () => {
    expect(await linkOf({ tier: 4, needsReview: true })).toBeNull();
    await database.client.query('update public.studio_settings set booking_url = $1', [BOOKING]);
    expect(await linkOf({ tier: 4, needsReview: true })).toBe(BOOKING);
  });

  it('is for tier 4 alone, as long as the lead is open', async () => {
    expect(await linkOf({ tier: 2 })).toBeNull();
    expect(await linkOf({ tier: 4, needsReview: true }, `update public.leads set status = 'closed' where submission_id = $1`)).toBeNull();
    const declined = `update public.leads set status = 'qualified', approved_tier = 3, review_reason = 'Tier 3 serves them better' where submission_id = $1`;
    expect(await linkOf({ tier: 4, needsReview: true }, declined)).toBeNull();
  });
});
