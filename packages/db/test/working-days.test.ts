import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { complete, openProject, steps } from './journeys.ts';
import { newDue } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
  await database.client.query(`update public.studio_settings set holidays = '["2026-11-26", "2026-11-27", "2026-12-25", "2027-01-01"]'`);
});
afterAll(() => database?.drop());

const add = async (from: string, days: number) =>
  (await one<{ at: Date | null }>(database.client, 'select private.add_working_days($1, $2) as at', [from, days])).at?.toISOString();

describe('working days, to 17:00 in Los Angeles', () => {
  it.each([
    ['a day', '2026-11-16T18:00:00Z', 1, '2026-11-18T01:00:00.000Z'],
    ['over a weekend', '2026-11-20T18:00:00Z', 1, '2026-11-24T01:00:00.000Z'],
    ['from a Saturday', '2026-11-21T18:00:00Z', 1, '2026-11-24T01:00:00.000Z'],
    ['from a Sunday', '2026-11-22T18:00:00Z', 1, '2026-11-24T01:00:00.000Z'],
    ['five days are a week', '2026-11-09T18:00:00Z', 5, '2026-11-17T01:00:00.000Z'],
    ['over Thanksgiving and the day after', '2026-11-25T18:00:00Z', 1, '2026-12-01T01:00:00.000Z'],
    ['over two holidays and the new year', '2026-12-24T18:00:00Z', 6, '2027-01-06T01:00:00.000Z'],
    ['late in the evening it is still that day in the studio', '2026-11-17T07:59:00Z', 1, '2026-11-18T01:00:00.000Z'],
    ['past midnight it is the next', '2026-11-17T08:00:00Z', 1, '2026-11-19T01:00:00.000Z'],
    ['into summer time', '2027-03-12T18:00:00Z', 1, '2027-03-16T00:00:00.000Z'],
    ['out of summer time', '2026-10-30T18:00:00Z', 1, '2026-11-03T01:00:00.000Z'],
    ['no days on a working day', '2026-11-16T18:00:00Z', 0, '2026-11-17T01:00:00.000Z'],
    ['no days on a Saturday', '2026-11-21T18:00:00Z', 0, '2026-11-24T01:00:00.000Z'],
  ])('%s', async (_, from, days, expected) => {
    expect(await add(from, days)).toBe(expected);
  });

  it('gives no date for an open number of days', async () => {
    expect(await one(database.client, 'select private.add_working_days(now(), null) as at')).toEqual({ at: null });
  });

  it('refuses when the studio never works', async () => {
    await database.client.query('begin');
    await database.client.query(`update public.studio_settings set weekly_hours = '{"mon": []}'`);
    expect(await refusal(database.client.query('select private.add_working_days(now(), 1)'))).toMatchObject({ code: 'PT409' });
    await database.client.query('rollback');
  });
});

describe('due dates', () => {
  it('follow one another, except that optional steps delay nobody, and end after an open one', async () => {
    const { id } = await openProject(database.client, 4);
    const [first, second, ...rest] = await steps(database.client, id);
    expect(second!.due_date!.toISOString()).toBe(await add(first!.due_date!.toISOString(), 7));
    expect(rest.map(({ name, due_date }) => `${name}: ${due_date ? 'dated' : 'after'}`)).toEqual([
      'Vision: dated', 'Concept: dated', 'Concept Presentation: dated', 'Design Development: dated', 'Collaborative Reviews: after',
      'Contractor Selection: after', 'Construction Documents: after', 'Bid Management: after', 'Construction Oversight: after', 'Completion: after',
    ]);
  });

  it('do not wait for optional steps', async () => {
    const { id } = await openProject(database.client, 2);
    const all = await steps(database.client, id);
    const due = (name: string) => all.find((row) => row.name === name)!.due_date!.toISOString();
    expect(due('Delivery')).toBe(await add(due('Revisions'), 1));
    expect(due('Second Review')).toBe(await add(due('Revisions'), 3));
    expect(due('Second Revisions')).toBe(await add(due('Second Review'), 3));
  });

  it('move with the actual pace', async () => {
    const { id } = await openProject(database.client, 2);
    const before = (await steps(database.client, id)).at(-1)!.due_date!;
    await database.client.query(
      `update public.milestones set started_at = now() - interval '30 days', due_date = now() - interval '28 days' where project_id = $1 and "order" = 1`,
      [id],
    );
    await complete(database.client, id, 'Intake');
    const [, second] = await steps(database.client, id);
    expect(second!.due_date!.toISOString()).toBe(await add(second!.started_at!.toISOString(), 2));
    // The first step took no working day of the one that it had.
    expect((await steps(database.client, id)).at(-1)!.due_date!.getTime()).toBeLessThan(before.getTime());
  });

  it('let the balance fall due a week after the first review began', async () => {
    const { id } = await openProject(database.client, 1);
    const dueId = await newDue(database.client, { project_id: id, purpose: 'balance' });
    const dueDate = async () => (await one<{ due_date: Date | null }>(database.client, 'select due_date from public.dues where id = $1', [dueId])).due_date;
    for (const name of ['Intake', 'Asset Review']) await complete(database.client, id, name);
    expect(await dueDate()).toBeNull();
    await complete(database.client, id, 'Concept');
    const { at } = await one<{ at: Date }>(
      database.client,
      `select private.close_of_business((now() at time zone 'America/Los_Angeles')::date + 7) as at`,
    );
    expect(await dueDate()).toEqual(at);
  });
});
