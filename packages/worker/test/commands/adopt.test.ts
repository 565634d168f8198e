import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { adoptDatabases } from '../../src/commands/adopt.ts';
import { setup } from '../../src/commands/setup.ts';
import { addProjects, movingStudio, rest, type MovingStudio } from './moving-studio.ts';

/** Databases that a studio has made for itself. */
async function ownDatabases({ door: { client }, standIn }: MovingStudio, projects = 'Jobs') {
  const make = async (title: string, properties: Record<string, unknown>) => {
    const made = await client.databases.create({ parent: { type: 'page_id', page_id: standIn.parentPageId }, title: [{ text: { content: title } }], initial_data_source: { properties: properties as never } });
    return { id: made.id, source: 'data_sources' in made ? made.data_sources[0]!.id : '' };
  };
  const customers = await make('customers', { Household: { title: {} } });
  const jobs = await make(projects, {
    Garden: { title: {} }, customer: { relation: { data_source_id: customers.source, type: 'single_property', single_property: {} } },
    'service tier': { select: { options: [{ name: 'Tier 1' }] } }, Status: { status: {} }, 'date created': { date: {} } });
  return { customers, jobs };
}
const stored = ({ query }: MovingStudio) => query<{ kind: string; data_source_id: string; properties: Record<string, string> }>('select kind, data_source_id, properties from public.sync_kinds where data_source_id is not null order by kind');

it('shows in a dry run what it would take for what, and writes nothing', async () => {
  const studio = await movingStudio();
  await ownDatabases(studio);
  const before = studio.writes();
  const { code, text } = await studio.run(adoptDatabases);
  expect(code).toBe(0);
  expect(text).toMatch(/Projects \(project\): is Jobs/);
  expect(text).toMatch(/Name \(title\): Garden/);
  expect(text).toMatch(/Client \(relation\): customer, as people call it/);
  expect(text).toMatch(/Status \(select\): Status, but it is a status, and must be a select/);
  expect(text).toMatch(/Sync ID \(rich_text\): MISSING/);
  expect(text).toMatch(/Milestones \(milestone\): no database is called so/);
  expect(studio.writes()).toBe(before);
  expect(await stored(studio)).toEqual([]);
});

it('stores nothing that lacks something unless it may add it; then the sync writes there, and no one\'s own property is touched', async () => {
  const studio = await movingStudio();
  const { customers, jobs } = await ownDatabases(studio);
  expect(await studio.run(adoptDatabases, '--apply')).toMatchObject({ code: 1, text: expect.stringContaining('Projects was not adopted: something is missing') });
  expect(await stored(studio)).toEqual([]);

  expect(await studio.run(adoptDatabases, '--apply', '--add-missing')).toMatchObject({ text: expect.stringContaining('Adopted: client, project') });
  expect((await stored(studio)).map(({ data_source_id: id }) => id)).toEqual([customers.source, jobs.source]);
  await studio.run(setup);
  await addProjects(studio, 1);
  await rest(studio);
  const { results } = await studio.door.client.dataSources.query({ data_source_id: jobs.source });
  expect(results).toMatchObject([{ properties: { 'service tier': { select: { name: 'Tier 2' } }, Status: { type: 'status', status: null }, 'Status (SAGE)': { select: { name: 'Onboarding' } }, customer: { relation: [{ id: expect.any(String) }] } } }]);
  expect((await stored(studio)).map(({ kind }) => kind)).toEqual(['client', 'deliverable', 'milestone', 'project', 'task']);
});

it('asks where several could be it, and takes a person\'s word and their names', async () => {
  const studio = await movingStudio();
  const first = await ownDatabases(studio, 'Landscapes');
  await ownDatabases(studio, 'Landscapes');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-synonyms-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'synonyms.json');
  writeFileSync(file, JSON.stringify({ databases: { project: ['landscapes'] } }));
  expect(await studio.run(adoptDatabases, '--synonyms', file)).toMatchObject({ text: expect.stringMatching(/Projects \(project\): could be each of Landscapes .*choose with --use project=/) });
  expect(await studio.run(adoptDatabases, '--use', `project=${first.jobs.id}`)).toMatchObject({ text: expect.stringContaining(`Projects (project): is Landscapes (${first.jobs.id})`) });
});

it('links the pages of clients who are here already, by name, and leaves to a person those that could be of several', async () => {
  const studio = await movingStudio();
  const { customers } = await ownDatabases(studio);
  const household = async (name: string, more: object = {}) => (await studio.door.client.pages.create({ parent: { data_source_id: customers.source }, properties: { Household: { title: [{ text: { content: name } }] }, ...more } })).id;
  const [okafor, smith, other] = [await household('The Okafors'), await household('Smith'), await household('smith')];
  await studio.query(`insert into public.clients (name, tier) values ('the okafors', 2), ('Smith', 2), ('Lindqvist', 2)`);
  const ids = new Map((await studio.query<{ name: string; id: string }>('select name, id from public.clients')).map(({ name, id }) => [name, id]));

  const dry = await studio.run(adoptDatabases);
  expect(dry.text).toContain(`page ${okafor} is of ${ids.get('the okafors')}, by its name`);
  expect(dry.text).toMatch(new RegExp(`“smith” is left to you: .*${ids.get('Smith')} here`, 'i'));
  expect(await studio.run(adoptDatabases, '--apply', '--add-missing')).toMatchObject({ code: 1, text: expect.stringContaining('Clients was not adopted: some of its pages could be of several') });

  await studio.door.client.dataSources.update({ data_source_id: customers.source, properties: { 'Sync ID': { rich_text: {} } } });
  await studio.door.client.pages.update({ page_id: other, properties: { 'Sync ID': { rich_text: [{ text: { content: ids.get('Smith')! } }] } } });
  expect(await studio.run(adoptDatabases, '--apply', '--add-missing')).toMatchObject({ text: expect.stringContaining('Adopted: client') });
  await studio.run(setup);
  await rest(studio);
  expect(await studio.query(`select name, notion_page_id as page from public.clients order by name`)).toMatchObject([{ name: 'Lindqvist' }, { name: 'Smith', page: other }, { name: 'the okafors', page: okafor }]);
  const { results } = await studio.door.client.dataSources.query({ data_source_id: customers.source });
  expect(results.map(({ id }) => id).sort()).toEqual([okafor, smith, other, (await studio.query<{ page: string }>(`select notion_page_id as page from public.clients where name = 'Lindqvist'`))[0]!.page].sort());
});
