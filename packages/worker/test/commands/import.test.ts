import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { privateBucket } from '../../src/adapters/private-bucket.ts';
import { adoptDatabases } from '../../src/commands/adopt.ts';
import { exportArchive } from '../../src/commands/export.ts';
import { importArchive } from '../../src/commands/import.ts';
import { setup } from '../../src/commands/setup.ts';
import { verify } from '../../src/commands/verify.ts';
import { checkFile } from '../../src/jobs/check-file.ts';
import { eventually, queued, runWorker } from '../run-worker.ts';
import { emptyFolder, formerNotion } from './former-notion.ts';
import { movingStudio, rest, spawnCommand, type MovingStudio } from './moving-studio.ts';

const counts = async ({ query }: MovingStudio) =>
  (await query(`select (select count(*)::int from public.clients) as clients, (select count(*)::int from public.projects) as projects, (select count(*)::int from public.milestones) as milestones,
    (select count(*)::int from public.deliverables) as deliverables, (select count(*)::int from public.leads) as leads, (select count(*)::int from public.files) as files`))[0];
const NOTHING = { clients: 0, projects: 0, milestones: 0, deliverables: 0, leads: 0, files: 0 };
const ALL = { clients: 2, projects: 2, milestones: 4, deliverables: 2, leads: 0, files: 2 };

async function checkFiles({ database, env }: MovingStudio) {
  const files = privateBucket({ SUPABASE_URL: env.SUPABASE_URL, SUPABASE_SECRET_KEY: env.SUPABASE_SECRET_KEY, SUPABASE_PUBLISHABLE_KEY: env.SUPABASE_PUBLISHABLE_KEY });
  const worker = await runWorker(database.url, async () => undefined, { handlers: { 'files.check': checkFile(files) } });
  await eventually(async () => (await queued(database.client)).length === 0);
  await worker.stop();
}

it('writes nothing in a dry run, and says what would become of each page', async () => {
  const studio = await movingStudio();
  const { projects, page } = await formerNotion(studio);
  const odd = await page(projects, { Garden: { title: [{ text: { content: 'Odd' } }] } });
  const writes = studio.writes();
  const { code, text } = await studio.run(importArchive, '--from', emptyFolder(), '--live');
  expect(code).toBe(0);
  expect(text).toMatch(/client: 2 pages, 2 would be imported, 0 there already, 0 refused/);
  expect(text).toMatch(/project: 3 pages, 2 would be imported, 0 there already, 1 refused/);
  expect(text).toContain(`${odd} is not imported. It names no Client.`);
  expect(text).toMatch(/milestone: 4 pages, 4 would[^]*deliverable: 2 pages, 2 would/);
  expect(await counts(studio)).toEqual(NOTHING);
  expect(studio.writes()).toBe(writes);
});

it('brings all in once: by their words, with files checked as uploads are; again it brings nothing', async () => {
  const studio = await movingStudio();
  await formerNotion(studio);
  const folder = emptyFolder();
  expect(await studio.run(importArchive, '--from', folder, '--live', '--apply')).toMatchObject({ code: 0, text: expect.stringMatching(/2 files are still to be checked[^]*Everything of the archive is in Postgres/) });
  expect(await counts(studio)).toEqual(ALL);
  expect(await studio.query(`select p.name, p.tier, p.status, c.name as client, c.project_address as address, c.status as client_status, (p.created_at at time zone 'America/Los_Angeles')::date::text as day
    from public.projects p join public.clients c on c.id = p.client_id order by p.name limit 1`)).toEqual([
    { name: 'Garden 1', tier: 2, status: 'awaiting_feedback', client: 'Family 1', address: '1 Alder Lane', client_status: 'active', day: '2026-03-07' }]);
  expect(await studio.query(`select distinct name, kind, turn, status, round from public.milestones order by name`)).toEqual([
    { name: 'Intake', kind: 'start', turn: 'studio', status: 'completed', round: null }, { name: 'Review', kind: 'review', turn: 'client', status: 'in_progress', round: 1 }]);
  await checkFiles(studio);
  expect(await studio.query('select distinct d.category, d.file_type, f.checked_at is not null as checked, f.check_error from public.deliverables d join public.files f on f.id = d.file_id')).toEqual([
    { category: 'Floor Plan', file_type: 'image/png', checked: true, check_error: null }]);

  expect(await studio.run(importArchive, '--from', folder, '--apply')).toMatchObject({ code: 0, text: expect.stringMatching(/project: 2 pages, 0 imported, 2 there already[^]*deliverable: 2 pages, 0 imported, 2 there already/) });
  expect(await counts(studio)).toEqual(ALL);
});

it('links the pages of adopted databases: the sync fills them in, and makes none', async () => {
  const studio = await movingStudio();
  const { drawings } = await formerNotion(studio);
  await studio.run(adoptDatabases, '--apply', '--add-missing');
  await studio.run(setup);
  const folder = emptyFolder();
  expect(await studio.run(importArchive, '--from', folder, '--live', '--apply')).toMatchObject({ code: 0 });
  studio.standIn.calls.clear();
  await rest(studio);
  // Not to be shown before its file was checked, and yet nobody trashes its page.
  const { results } = await studio.door.client.dataSources.query({ data_source_id: drawings });
  expect(results).toHaveLength(2);
  await checkFiles(studio);
  await rest(studio);
  expect(studio.standIn.calls.list().filter(({ operation }) => operation === 'pages.create')).toEqual([]);
  expect(await studio.query(`select from public.sync_state where status <> 'synced' or page_id is null`)).toEqual([]);
  expect(await studio.run(verify)).toMatchObject({ code: 0, text: expect.stringContaining('hold the same: 10 records') });
});

it('finds a planted difference, a record that is gone, and an archive that somebody changed', async () => {
  const studio = await movingStudio();
  await formerNotion(studio);
  const folder = emptyFolder();
  await studio.run(importArchive, '--from', folder, '--live', '--apply');
  await studio.query(`update public.projects set name = 'Another' where name = 'Garden 2'`);
  await studio.query(`delete from public.milestones where name = 'Review' and project_id = (select id from public.projects where name = 'Garden 1')`);
  const { code, text } = await studio.run(importArchive, '--from', folder, '--apply');
  expect(code).toBe(1);
  expect(text).toMatch(/name: "Garden 2" in Notion, "Another" in Postgres/);
  expect(text).toMatch(/the record that it became is gone/);
  const file = path.join(folder, Object.keys(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')).sha256).find((name) => name.startsWith('pages/'))!);
  writeFileSync(file, `${readFileSync(file, 'utf8')} `);
  await expect(studio.run(importArchive, '--from', folder)).rejects.toThrow('not as they were exported');
});

it('takes a mapping that a person has corrected', async () => {
  const studio = await movingStudio();
  const { projects, page, customers } = await formerNotion(studio, 1);
  const customer = await page(customers, { Household: { title: [{ text: { content: 'Late' } }] } });
  await page(projects, { Garden: { title: [{ text: { content: 'Odd' } }] }, Customer: { relation: [{ id: customer }] }, State: { select: { name: 'On ice' } } });
  const folder = emptyFolder();
  await studio.run(exportArchive, '--out', folder);
  const file = path.join(folder, 'mapping.json');
  expect(await studio.run(importArchive, '--from', folder)).toMatchObject({ text: expect.stringContaining('It names no Tier') });
  await studio.run(importArchive, '--from', folder, '--write-mapping', file);
  const mapping = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> & { values: object };
  writeFileSync(file, JSON.stringify({ ...mapping, tierIfNone: 1, values: { ...mapping.values, projectStatus: { 'on ice': 'closed' } } }));
  expect(await studio.run(importArchive, '--from', folder, '--mapping', file, '--apply')).toMatchObject({ code: 0 });
  expect(await studio.query(`select tier, status from public.projects where name = 'Odd'`)).toEqual([{ tier: 1, status: 'closed' }]);
});

describe('a client who is here already', () => {
  const title = (content: string) => ({ Household: { title: [{ text: { content } }] } });
  const said = (content: string) => ({ rich_text: [{ text: { content } }] });
  /** Runs the import once more, as a person has said of whom pages are. */
  async function told(studio: MovingStudio, folder: string, records: Record<string, string>) {
    const file = path.join(folder, 'mapping.json');
    await studio.run(importArchive, '--from', folder, '--write-mapping', file);
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), records }));
    return studio.run(importArchive, '--from', folder, '--mapping', file, '--apply');
  }
  const newClient = async ({ query }: MovingStudio, name: string, address: string | null = null) =>
    (await query<{ id: string }>('insert into public.clients (name, tier, project_address) values ($1, 2, $2) returning id', [name, address]))[0]!.id;
  async function withEmail(studio: MovingStudio, client: string, email: string) {
    const [user] = await studio.query<{ id: string }>(`insert into public.users (email, user_type) values ($1, 'sage_client') returning id`, [email]);
    await studio.query('update public.clients set user_id = $2 where id = $1', [client, user!.id]);
  }
  const becameOf = async ({ query }: MovingStudio, page: string) => (await query<{ record_id: string }>('select record_id from public.import_items where page_id = $1', [page]))[0]?.record_id;

  it('is taken for the page of that name, and nobody for one that could be of several, until a person says which', async () => {
    const studio = await movingStudio();
    const { customers, page } = await formerNotion(studio, 1);
    const twin = await page(customers, title('Smith'));
    const [one] = [await newClient(studio, 'family 1', '1, alder lane'), await newClient(studio, 'Smith')];
    const other = await newClient(studio, 'Smith');
    const folder = emptyFolder();
    expect(await studio.run(importArchive, '--from', folder, '--live')).toMatchObject({ text: expect.stringMatching(new RegExp(`client: 2 pages, 0 would be imported, 1 there already, 1 refused[^]*${twin} is not imported. It could be of .* or .*, who are here already[^]*it is of a client who is here already, ${one}`)) });
    expect(await studio.run(importArchive, '--from', folder, '--apply')).toMatchObject({ code: 1 });
    expect(await studio.query('select c.name, c.project_address from public.clients c join public.projects p on p.client_id = c.id')).toEqual([{ name: 'family 1', project_address: '1, alder lane' }]);
    expect(await told(studio, folder, { [twin]: other })).toMatchObject({ code: 0 });
    expect(await counts(studio)).toMatchObject({ clients: 3, projects: 1 });
    expect(await becameOf(studio, twin)).toBe(other);
  });

  it('of the same name and another address is a question: neither merged nor made until a person says who it is', async () => {
    const studio = await movingStudio();
    const { customers, page } = await formerNotion(studio, 1);
    const here = await newClient(studio, 'Okafor', '9 Other Lane');
    const [family] = (await studio.door.client.dataSources.query({ data_source_id: customers })).results.map(({ id }) => id);
    const [same, another] = [await page(customers, { ...title('Okafor'), 'Site address': said('2 Elm St') }), await newClient(studio, 'Family 1', '7 Elm St')];
    const folder = emptyFolder();
    const { text } = await studio.run(importArchive, '--from', folder, '--live');
    expect(text).toMatch(/client: 2 pages, 0 would be imported, 0 there already, 2 refused/);
    expect(text).toContain(`${same} is not imported. ${here} is called the same and has another address: say in the mapping whether it is them ("records": {"<page>": "<client>"}) or somebody else ("<page>": "new").`);
    expect(await studio.run(importArchive, '--from', folder, '--apply')).toMatchObject({ code: 1 });
    expect(await counts(studio)).toMatchObject({ clients: 2, projects: 0 });
    expect(await told(studio, folder, { [same]: here, [family!]: 'new' })).toMatchObject({ code: 0 });
    expect(await counts(studio)).toMatchObject({ clients: 3, projects: 1 });
    expect(await becameOf(studio, same)).toBe(here);
    expect(await becameOf(studio, family!)).not.toBe(another);
  });

  it('is known by an e-mail address before a name, and by another one told from a namesake', async () => {
    const studio = await movingStudio();
    const { customers, page } = await formerNotion(studio, 0);
    await studio.door.client.dataSources.update({ data_source_id: customers, properties: { Email: { email: {} } } as never });
    const [ann, cat] = [await newClient(studio, 'Ann'), await newClient(studio, 'Cat')];
    await newClient(studio, 'Ben');
    await withEmail(studio, ann, 'ann@example.com');
    await withEmail(studio, cat, 'cat@example.com');
    const married = await page(customers, { ...title('Ben'), Email: { email: 'Ann@Example.com' } });
    const namesake = await page(customers, { ...title('Cat'), Email: { email: 'another.cat@example.com' } });
    const folder = emptyFolder();
    const { text } = await studio.run(importArchive, '--from', folder, '--live', '--apply');
    expect([await becameOf(studio, married), await becameOf(studio, namesake)]).toEqual([ann, undefined]);
    expect(text).toContain(`${namesake} is not imported. ${cat} is called the same and has another e-mail address`);
    expect(text).not.toContain('@');
    expect(await studio.query('select from public.clients')).toHaveLength(3);
  });

  it('is taken at a person\'s word also when an earlier import brought them, and nobody who is not here', async () => {
    const studio = await movingStudio();
    const { customers, page } = await formerNotion(studio, 1);
    const folder = emptyFolder();
    await studio.run(importArchive, '--from', folder, '--live', '--apply');
    const [brought] = await studio.query<{ id: string }>('select id from public.clients');
    const [second, lost] = [await page(customers, title('The Family')), await page(customers, title('Lost'))];
    const later = emptyFolder();
    await studio.run(exportArchive, '--out', later);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await told(studio, later, { [second]: brought!.id, [lost]: nobody })).toMatchObject({ code: 1, text: expect.stringContaining(`${lost} is not imported. The mapping says that it is of ${nobody}, whom nobody knows here.`) });
    expect(await becameOf(studio, second)).toBe(brought!.id);
    expect(await counts(studio)).toMatchObject({ clients: 1 });
    expect(await told(studio, later, { [lost]: 'new' })).toMatchObject({ code: 0 });
    expect(await counts(studio)).toMatchObject({ clients: 2 });
  });
});

it('leaves a client the page that they have, when a second one of theirs is brought in', async () => {
  const studio = await movingStudio();
  await studio.run(setup);
  const [made] = await studio.query<{ id: string }>(`insert into public.clients (name, tier) values ('Family 1', 2) returning id`);
  await rest(studio);
  const pages = () => studio.query<{ linked: string; told: string }>('select s.page_id as linked, c.notion_page_id as told from public.clients c join public.sync_state s on s.record_id = c.id');
  const [before] = await pages();
  await studio.query(`select private.adopt_imported_record('client', 'a second page', $1, true)`, [made!.id]);
  expect(await pages()).toEqual([{ linked: before!.linked, told: before!.linked }]);
});

it('leaves imported leads new, and keeps out one that nobody could write to', async () => {
  const studio = await movingStudio();
  const { page } = await formerNotion(studio, 1);
  const source = await studio.door.client.databases.create({ parent: { type: 'page_id', page_id: studio.standIn.parentPageId }, title: [{ text: { content: 'Inquiries' } }],
    initial_data_source: { properties: { Who: { title: {} }, 'E-mail': { rich_text: {} }, 'Site address': { rich_text: {} }, Package: { select: {} } } } });
  const id = 'data_sources' in source ? source.data_sources[0]!.id : '';
  const inquiry = (email: string) => page(id, { Who: { title: [{ text: { content: 'Ann' } }] }, 'E-mail': { rich_text: [{ text: { content: email } }] }, 'Site address': { rich_text: [{ text: { content: '1 Oak St' } }] }, Package: { select: { name: 'Concept' } } });
  await inquiry('ann@example.com');
  const odd = await inquiry('none');
  expect(await studio.run(importArchive, '--from', emptyFolder(), '--live', '--apply')).toMatchObject({ code: 1, text: expect.stringMatching(new RegExp(`lead: 2 pages, 1 imported.*\\n  ${odd} is not imported. Its Email is no e-mail address[^]*${odd} became nothing`)) });
  expect(await studio.query('select email, status, source, recommended_tier from public.leads')).toEqual([{ email: 'ann@example.com', status: 'new', source: 'import', recommended_tier: 1 }]);
});

it('killed in the middle and begun again, it brings each page in once', async () => {
  const studio = await movingStudio();
  await formerNotion(studio, 8);
  const folder = emptyFolder();
  await studio.run(exportArchive, '--out', folder);
  const made = async () => (await studio.query<{ n: number }>('select count(*)::int as n from public.import_items'))[0]!.n;
  const run = spawnCommand('import', ['--from', folder, '--apply'], studio.env);
  while ((await made()) < 18) await Promise.race([pause(5), run.ended]);
  run.kill();
  await run.ended;
  expect(await made()).toBeLessThan(40);
  expect(await studio.run(importArchive, '--from', folder, '--apply')).toMatchObject({ code: 0 });
  expect(await counts(studio)).toEqual({ clients: 8, projects: 8, milestones: 16, deliverables: 8, leads: 0, files: 8 });
});
