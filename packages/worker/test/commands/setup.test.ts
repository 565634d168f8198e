import { expect, it } from 'vitest';
import { setup } from '../../src/commands/setup.ts';
import { movingStudio, rest, type MovingStudio } from './moving-studio.ts';

const KINDS = ['client', 'deliverable', 'milestone', 'project', 'task'];
const stored = ({ query }: MovingStudio) => query<{ kind: string; data_source_id: string; properties: Record<string, string>; paused_reason: string | null }>(
  'select kind, database_id, data_source_id, properties, paused_reason from public.sync_kinds where data_source_id is not null order by kind');

it('makes the five databases with their properties, and again changes nothing', async () => {
  const studio = await movingStudio();
  expect(await studio.run(setup)).toMatchObject({ text: expect.stringContaining('Database Team Tasks made') });
  const made = await stored(studio);
  expect(made.map(({ kind }) => kind)).toEqual(KINDS);
  expect(Object.keys(made.find(({ kind }) => kind === 'task')!.properties).sort()).toEqual(['Done', 'Milestone', 'Name', 'Project']);

  const before = studio.writes();
  expect(await studio.run(setup)).toMatchObject({ text: expect.stringContaining('Database Team Tasks is there') });
  expect(await stored(studio)).toEqual(made);
  expect(studio.writes()).toBe(before);
});

it('makes a board a tier, the gallery and the task boards, and makes one again that a person removed', async () => {
  const studio = await movingStudio();
  expect(await studio.run(setup)).toMatchObject({ code: 0, text: expect.stringContaining('View Tier 3 (project) made') });
  const kinds = await stored(studio);
  const viewsOf = async (kind: string) => {
    const found = [];
    const { results } = await studio.door.client.views.list({ data_source_id: kinds.find((one) => one.kind === kind)!.data_source_id });
    for (const { id } of results) found.push((await studio.door.client.views.retrieve({ view_id: id })) as unknown as { id: string; name: string; type: string });
    return found;
  };
  const { Tier: tier, Status: status } = kinds.find(({ kind }) => kind === 'project')!.properties;
  const boards = (await viewsOf('project')).filter(({ type }) => type === 'board');
  expect(boards.map(({ name }) => name)).toEqual(['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4']);
  expect(boards[2]).toMatchObject({ filter: { property: tier, select: { equals: 'Tier 3' } }, configuration: { type: 'board', group_by: { type: 'select', property_id: status } } });
  expect((await viewsOf('deliverable')).map(({ type }) => type)).toContain('gallery');
  expect((await viewsOf('task')).filter(({ type }) => type === 'board').map(({ name }) => name)).toEqual(['By milestone', 'Done or not']);

  await studio.door.client.views.delete({ view_id: boards[2]!.id });
  const before = studio.writes();
  expect(await studio.run(setup)).toMatchObject({ text: expect.stringMatching(/Tier 2 \(project\) is there\nView Tier 3 \(project\) made/) });
  expect(studio.writes() - before).toBe(1);
});

it('goes on when Notion refuses a view, and says so', async () => {
  const studio = await movingStudio();
  const { fetch } = studio.standIn;
  // why: the stand-in's connection has every capability
  const refusal = { object: 'error', status: 403, code: 'restricted_resource', message: 'Insufficient permissions for this endpoint.' };
  Object.assign(studio.standIn, { fetch: (request: Request) => (request.url.endsWith('/v1/views') && request.method === 'POST' ? Response.json(refusal, { status: 403 }) : fetch(request)) });
  expect(await studio.run(setup)).toMatchObject({ code: 0, text: expect.stringMatching(/Team Tasks made[^]*View Gallery \(deliverable\) could not be made: Give the Notion connection the capability[^]*by hand as well/) });
});

it('writes nothing in a dry run', async () => {
  const studio = await movingStudio();
  expect(await studio.run(setup, '--dry-run')).toMatchObject({ code: 0, text: expect.stringContaining('Database Projects would be made') });
  expect(studio.writes()).toBe(0);
  expect(await stored(studio)).toEqual([]);
});

it('makes the options of a select that a person deleted again, and leaves the others their ids', async () => {
  const studio = await movingStudio();
  await studio.run(setup);
  const projects = studio.standIn.store.all('data_source').find(({ properties }) => properties.some(({ name }) => name === 'Tier'));
  const options = () => studio.standIn.store.get('data_source', projects!.id).properties.flatMap((property) => (property.name === 'Tier' && property.type === 'select' ? property.options : []));
  const before = options();
  const properties = projects!.properties.map((property) => (property.name === 'Tier' && property.type === 'select' ? { ...property, options: property.options.slice(0, 3) } : property));
  studio.standIn.store.transaction(() => studio.standIn.store.put({ ...projects!, properties }));
  await studio.run(setup);
  expect(options().slice(0, 3)).toEqual(before.slice(0, 3));
  expect(options().map(({ name }) => name)).toEqual(['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4']);
});

it('pauses the kind whose property was deleted, with what to do; the rest flows, and the kind too once it is mended', async () => {
  const studio = await movingStudio();
  await studio.run(setup);
  await studio.query(`insert into public.clients (name, tier) values ('Okafor', 2)`);
  await rest(studio);
  const { data_source_id: id, properties } = (await stored(studio)).find(({ kind }) => kind === 'milestone')!;
  await studio.door.client.dataSources.update({ data_source_id: id, properties: { [properties.Due!]: null } });

  expect(await studio.run(setup)).toMatchObject({ code: 1, text: expect.stringMatching(/Milestones is PAUSED: .*“Due” was deleted: restore it/) });
  const [client] = await studio.query<{ id: string }>('select id from public.clients');
  await studio.query(`insert into public.projects (client_id, tier, name) values ($1, 2, 'Garden')`, [client!.id]);
  await studio.query(`update public.sync_state set next_try_at = now()`);
  await rest(studio);
  expect(await studio.query('select from public.projects where notion_page_id is not null')).toHaveLength(1);

  await studio.door.client.dataSources.update({ data_source_id: id, properties: { Due: { date: {} } } });
  expect(await studio.run(setup)).toMatchObject({ text: expect.stringContaining('Database Milestones is there') });
  expect((await stored(studio)).map(({ paused_reason: reason }) => reason)).toEqual(KINDS.map(() => null));
});

it('is looked after once an hour, by whichever worker comes first', async () => {
  const studio = await movingStudio();
  expect(await Promise.all([studio.sync.check(), studio.sync.check()])).toContain(false);
  expect(await stored(studio)).toHaveLength(5);
  expect(await studio.sync.check()).toBe(false);
  await studio.query(`update public.sync_limiter set checked_at = now() - interval '61 minutes'`);
  expect(await studio.sync.check()).toBe(true);
});
