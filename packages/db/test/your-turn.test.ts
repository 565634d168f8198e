import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting } from './acting.ts';
import { freshDatabase } from './database.ts';
import { complete, giveBack, openProject } from './journeys.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const mailsTo = async (email: string) =>
  (await database.client.query<{ facts: Record<string, unknown> | null }>(
    `select private.mail_to_send(id) -> 'facts' as facts from public.mails where recipient = $1 and kind = 'your_turn' order by created_at`,
    [email],
  )).rows.map(({ facts }) => facts);

/** Tier 1, whose Review is the first step that is up to the client. */
async function beforeReview() {
  const email = `${randomUUID()}@example.com`;
  const { id } = await openProject(database.client, 1, { email });
  for (const name of ['Intake', 'Asset Review']) await complete(database.client, id, name);
  return { id, email };
}

it('is told when a step of theirs begins, and not before', async () => {
  const { id, email } = await beforeReview();
  expect(await mailsTo(email)).toEqual([]);
  await complete(database.client, id, 'Concept');
  expect(await mailsTo(email)).toEqual([{ step: 'Review', kind: 'review', due_date: expect.any(String), project_id: id, project: 'Alder Lane garden' }]);
  await complete(database.client, id, 'Review');
  expect(await mailsTo(email)).toEqual([null]);
});

it('is told once of a step that begins again within the hour, and anew after it', async () => {
  const { id, email } = await beforeReview();
  await complete(database.client, id, 'Concept');
  await giveBack(database.client, id, 'Concept');
  expect(await mailsTo(email)).toEqual([null]);
  await complete(database.client, id, 'Concept');
  expect(await mailsTo(email)).toMatchObject([{ step: 'Review' }]);
  await database.client.query(`update public.mails set created_at = created_at - interval '61 minutes' where recipient = $1`, [email]);
  await complete(database.client, id, 'Review');
  await giveBack(database.client, id, 'Review');
  expect(await mailsTo(email)).toMatchObject([{ step: 'Review' }, { step: 'Review' }]);
});

it('is not told of what a project begins with', async () => {
  const email = `${randomUUID()}@example.com`;
  await openProject(database.client, 3, { email });
  expect(await mailsTo(email)).toEqual([]);
});

it('is not told of a project that was closed meanwhile', async () => {
  const { id, email } = await beforeReview();
  await complete(database.client, id, 'Concept');
  await acting(database.client, { kind: 'admin' }, () => database.client.query(`update public.projects set status = 'closed' where id = $1`, [id]), { keep: true });
  expect(await mailsTo(email)).toEqual([null]);
});
