import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, type Acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { complete, course, openProject, status, step, steps } from './journeys.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const REASON = 'The client ordered one more round.';
const addRound = (id: string, { reason = REASON, who = { kind: 'team', asRole: true } as Acting } = {}) =>
  acting(database.client, who, () => database.client.query('select public.add_round($1, $2)', [id, reason]), { keep: true });

const TO_REVIEW = ['Intake', 'Asset Review', 'Concept'];
async function inTierOne(done: string[]) {
  const { id } = await openProject(database.client, 1);
  for (const name of done) await complete(database.client, id, name);
  return id;
}
const names = async (id: string) => (await steps(database.client, id)).map(({ name }) => name);

describe('an extra round', () => {
  it('waits behind the agreed rounds, with a number past them and as many days as the round before', async () => {
    const id = await inTierOne(TO_REVIEW);
    await addRound(id);
    expect(await names(id)).toEqual(['Intake', 'Asset Review', 'Concept', 'Review', 'Revisions', 'Extra Revisions', 'Extra Review', 'Delivery']);
    expect(await step(database.client, id, 'Extra Revisions')).toMatchObject({ kind: 'revision', turn: 'studio', round: 2, duration_days: 3, status: 'pending' });
    expect(await step(database.client, id, 'Extra Review')).toMatchObject({ kind: 'review', turn: 'client', round: 2, duration_days: 3 });
    for (const name of ['Review', 'Revisions']) await complete(database.client, id, name);
    expect((await course(database.client, id)).at(-1)).toBe('Extra Revisions: in_progress');
    expect(await status(database.client, id)).toBe('revisions');
  });

  it('begins at once when the last step had begun, and that one waits', async () => {
    const id = await inTierOne([...TO_REVIEW, 'Review', 'Revisions']);
    await addRound(id);
    expect((await course(database.client, id)).at(-1)).toBe('Extra Revisions: in_progress');
    expect(await step(database.client, id, 'Delivery')).toMatchObject({ status: 'pending' });
    expect(await status(database.client, id)).toBe('revisions');
    const { due_date: revised } = await step(database.client, id, 'Extra Revisions');
    expect((await step(database.client, id, 'Delivery')).due_date!.getTime()).toBeGreaterThan(revised!.getTime());
  });

  it('may be followed by another, and an approval skips them like any round', async () => {
    const id = await inTierOne(TO_REVIEW);
    await addRound(id);
    await addRound(id);
    expect((await names(id)).slice(5)).toEqual(['Extra Revisions', 'Extra Review', 'Extra Revisions 2', 'Extra Review 2', 'Delivery']);
    expect(await step(database.client, id, 'Extra Review 2')).toMatchObject({ round: 3 });
    await complete(database.client, id, 'Review', { approved: true });
    expect((await course(database.client, id)).at(-1)).toBe('Delivery: in_progress');
  });

  it('stands before the next step without a round where no step has one', async () => {
    const { id } = await openProject(database.client, 4);
    for (const name of ['Initiation', 'Property Assessment', 'Vision', 'Concept']) await complete(database.client, id, name);
    await addRound(id);
    expect((await names(id)).slice(4, 8)).toEqual(['Concept Presentation', 'Extra Revisions', 'Extra Review', 'Design Development']);
  });

  it('is refused before a review, after the end, and without a reason', async () => {
    const early = await inTierOne(['Intake', 'Asset Review']);
    expect(await refusal(addRound(early))).toMatchObject({ code: 'PT409' });
    const done = await inTierOne([...TO_REVIEW, 'Review', 'Revisions', 'Delivery']);
    expect(await refusal(addRound(done))).toMatchObject({ code: 'PT409' });
    expect(await refusal(addRound(done, { reason: 'more' }))).toMatchObject({ code: 'PT400' });
  });

  it('is the team\'s to add', async () => {
    const id = await inTierOne(TO_REVIEW);
    expect(await refusal(addRound(id, { who: { kind: 'client', asRole: true } }))).toMatchObject({ code: 'PT403' });
  });

  it('is told with its reason in the audit log', async () => {
    const id = await inTierOne(TO_REVIEW);
    await addRound(id);
    const { id: delivery } = await step(database.client, id, 'Delivery');
    const told = `select exists (select from public.audit_log where resource_id = $1 and details ->> 'reason' = $2) as told`;
    expect(await one(database.client, told, [delivery, REASON])).toEqual({ told: true });
  });
});
