import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, one } from './acting.ts';
import { freshDatabase } from './database.ts';
import { complete, openProject } from './journeys.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

interface Home {
  projects: { id: string; news: { kind: string; name: string }[]; milestones: { name: string; turn: string }[] }[];
}

async function household() {
  const email = `${randomUUID()}@example.com`;
  const { id: projectId } = await openProject(database.client, 1, { email });
  const { id: userId } = await one<{ id: string }>(database.client, 'select id from public.users where email = $1', [email]);
  const look = async () =>
    (await acting(database.client, { kind: 'client', userId, asRole: true }, () => one<{ home: Home }>(database.client, 'select public.portal_home() as home'), { keep: true })).home;
  const news = async () => (await look()).projects.flatMap((project) => project.news.map(({ kind, name }) => `${kind} ${name}`));
  const passes = (time: string) =>
    database.client.query(`update public.home_visits set seen_at = seen_at - $2::interval, news_since = news_since - $2::interval where user_id = $1`, [userId, time]);
  return { projectId, look, news, passes };
}

async function publish(projectId: string, name: string) {
  await database.client.query(`insert into public.deliverables (project_id, name, category, published_at) values ($1, $2, 'Document', now())`, [projectId, name]);
}

it('has no news at the first look, and tells at the next visit what came since', async () => {
  const { projectId, news, passes } = await household();
  expect(await news()).toEqual([]);
  await passes('2 days');
  await complete(database.client, projectId, 'Intake');
  await publish(projectId, 'Planting plan');
  expect((await news()).sort()).toEqual(['deliverable Planting plan', 'milestone Intake']);
});

it('keeps the news over a reload, and drops them at the visit after', async () => {
  const { projectId, news, passes } = await household();
  await news();
  await passes('2 days');
  await publish(projectId, 'Sketch');
  expect(await news()).toEqual(['deliverable Sketch']);
  expect(await news()).toEqual(['deliverable Sketch']);
  await database.client.query(`update public.deliverables set published_at = now() - interval '2 hours' where project_id = $1`, [projectId]);
  await passes('1 hour');
  expect(await news()).toEqual([]);
});

it('notes nothing for a caller without an account', async () => {
  const claims = { kind: 'client', userId: randomUUID(), asRole: true } as const;
  const { home } = await acting(database.client, claims, () => one<{ home: Home }>(database.client, 'select public.portal_home() as home'));
  expect(home.projects).toEqual([]);
});

it('asks nothing of a client whose answers and payment are in: the intake is the studio\'s', async () => {
  const { look } = await household();
  expect((await look()).projects[0]?.milestones[0]).toMatchObject({ name: 'Intake', turn: 'studio' });
});
