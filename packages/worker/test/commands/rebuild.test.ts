import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { rebuild } from '../../src/commands/rebuild.ts';
import { setup } from '../../src/commands/setup.ts';
import { verify } from '../../src/commands/verify.ts';
import { addProjects, emptyNotion, movingStudio, pagesBySyncId, rest, spawnCommand } from './moving-studio.ts';

async function fullStudio(projects = 3) {
  const studio = await movingStudio();
  await studio.run(setup);
  await addProjects(studio, projects);
  await rest(studio);
  return studio;
}

it('verify finds nothing to say where all is the same, and writes nothing', async () => {
  const studio = await fullStudio();
  const before = studio.writes();
  expect(await studio.run(verify)).toMatchObject({ code: 0, text: expect.stringContaining('hold the same: 15 records') });
  expect(studio.writes()).toBe(before);
});

it('verify finds a planted difference, a page that is gone, a second one and one of nobody', async () => {
  const studio = await fullStudio();
  const [project] = await studio.query<{ id: string; page: string; properties: Record<string, string>; source: string }>(
    `select p.id, p.notion_page_id as page, k.properties, k.data_source_id as source from public.projects p, public.sync_kinds k where k.kind = 'project' limit 1`);
  const { pages } = studio.door.client;
  await pages.update({ page_id: project!.page, properties: { [project!.properties.Tier!]: { select: { name: 'Tier 4' } } } });
  const [client] = await studio.query<{ id: string; page: string }>('select id, notion_page_id as page from public.clients limit 1');
  await pages.update({ page_id: client!.page, in_trash: true });
  const bearing = (id: string) => ({ parent: { data_source_id: project!.source }, properties: { Name: { title: [] }, 'Sync ID': { rich_text: [{ text: { content: id } }] } } });
  await pages.create(bearing(project!.id));
  await pages.create(bearing('5a9e0000-0000-4000-8000-00000000dead'));
  const [other] = await studio.query<{ id: string; page: string }>('select id, notion_page_id as page from public.projects where id <> $1 limit 1', [project!.id]);
  await pages.update({ page_id: other!.page, in_trash: true });
  await pages.create(bearing(other!.id));
  const { code, text } = await studio.run(verify);
  expect(code).toBe(1);
  expect(text).toContain(`${project!.id} Tier: "Tier 2" in Postgres, "Tier 4" in Notion`);
  expect(text).toContain(`${client!.id} has no page`);
  expect(text).toContain(`is a second one of ${project!.id}`);
  expect(text).toContain(`is one of ${other!.id}, and not linked to it yet`);
  expect(text).toContain('bears the Sync ID 5a9e0000-0000-4000-8000-00000000dead');
});

it('verify finds what a person changed of our blocks, took away or doubled, by a call a page, and leaves them out when told to', async () => {
  const studio = await fullStudio();
  const { blocks } = studio.door.client;
  const projects = await studio.query<{ id: string; page: string; name: string }>('select id, notion_page_id as page, name from public.projects order by name');
  const overviewOf = async (n: number) => (await blocks.children.list({ block_id: projects[n]!.page })).results[0] as unknown as { id: string; callout: { rich_text: { plain_text: string; href: string | null }[] } };
  const [changed, gone, doubled] = [await overviewOf(0), await overviewOf(1), await overviewOf(2)];
  const rich_text = changed.callout.rich_text.map(({ plain_text: content, href }) => ({ text: { content: content.replace('0 of 2', '7 of 2'), ...(href && { link: { url: href } }) } }));
  await blocks.update({ block_id: changed.id, callout: { rich_text } });
  await blocks.delete({ block_id: gone.id });
  await blocks.children.append({ block_id: projects[2]!.page, children: [{ callout: { rich_text: [{ text: { content: 'Ours, again', link: { url: doubled.callout.rich_text.find(({ href }) => href)!.href! } } }] } }] });
  studio.standIn.calls.clear();
  const { code, text } = await studio.run(verify);
  expect(code).toBe(1);
  expect(text).toMatch(new RegExp(`${projects[0]!.id} \\(our block\\): "callout .*0 of 2 .*" in Postgres, "callout .*7 of 2 .*" in Notion`));
  expect(text).toMatch(new RegExp(`${projects[1]!.id} \\(our block\\): "callout .*" in Postgres, null in Notion`));
  expect(text).toMatch(new RegExp(`${projects[2]!.id} \\(our block\\): .* "2 blocks: .*Ours, again.*" in Notion`));
  expect(text).toContain('project: 3 records, 3 pages, 30 fields compared, 3 differ; 4 calls');
  expect(studio.standIn.calls.list().map(({ operation }) => operation).filter((operation) => operation === 'blocks.children.list')).toHaveLength(6);
  expect(await studio.run(verify, '--properties')).toMatchObject({ code: 0, text: expect.stringContaining('by 4 calls') });
  expect((await studio.run(rebuild)).text).toMatch(/Projects: .*3 differ from their records/);
});

it('a dry run tells what it would do and writes nothing', async () => {
  const studio = await fullStudio();
  emptyNotion(studio);
  const state = () => studio.query('select kind, record_id, page_id, want_version from public.sync_state order by 1, 2');
  const [before, writes] = [await state(), studio.writes()];
  expect(await studio.run(rebuild)).toMatchObject({ code: 0, text: expect.stringMatching(/Projects: the database is made, 0 pages stay, 3 are made[^]*15 pages to make and 0 to look over[^]*dry run/) });
  expect(await state()).toEqual(before);
  expect(studio.writes()).toBe(writes);
});

it('makes everything again after everything was deleted, and proves it; again it makes nothing', async () => {
  const studio = await fullStudio();
  emptyNotion(studio);
  expect(await studio.run(rebuild, '--apply')).toMatchObject({ code: 0, text: expect.stringContaining('hold the same: 15 records') });
  expect([...pagesBySyncId(studio).values()]).toEqual(Array(15).fill(1));
  studio.standIn.calls.clear();
  expect(await studio.run(rebuild, '--apply')).toMatchObject({ code: 0, text: expect.stringContaining('0 pages to make and 15 to look over') });
  expect(studio.standIn.calls.list().filter(({ operation }) => operation.endsWith('.create'))).toEqual([]);
});

it('makes one database again that was deleted alone, and relates the others to it', async () => {
  const studio = await fullStudio();
  const [kind] = await studio.query<{ id: string; source: string }>(`select database_id as id, data_source_id as source from public.sync_kinds where kind = 'project'`);
  studio.standIn.store.transaction(() => {
    for (const page of studio.standIn.store.all('page')) if (page.parent.type === 'data_source_id' && page.parent.data_source_id === kind!.source) studio.standIn.store.put({ ...page, in_trash: true });
    studio.standIn.store.put({ ...studio.standIn.store.get('database', kind!.id), in_trash: true });
    studio.standIn.store.put({ ...studio.standIn.store.get('data_source', kind!.source), in_trash: true });
  });
  expect(await studio.run(rebuild, '--apply')).toMatchObject({ code: 0, text: expect.stringMatching(/3 pages to make and 12 to look over[^]*hold the same: 15 records/) });
});

it('goes into another page, and leaves what stands elsewhere', async () => {
  const studio = await fullStudio(1);
  const page = await studio.door.client.pages.create({ parent: { page_id: studio.standIn.parentPageId }, properties: { title: { title: [{ text: { content: 'New home' } }] } } });
  expect(await studio.run(rebuild, '--apply', '--into', page.id)).toMatchObject({ code: 0, text: expect.stringContaining(`Set NOTION_PARENT_PAGE_ID=${page.id}`) });
  expect([...pagesBySyncId(studio).values()]).toEqual(Array(5).fill(2));
});

it('killed in the middle and begun again, it makes no page twice', async () => {
  const studio = await fullStudio(6);
  emptyNotion(studio);
  const made = () => pagesBySyncId(studio).size;
  for (const target of [3, 12]) {
    const run = spawnCommand('rebuild', ['--apply'], studio.env);
    while (made() < target) await Promise.race([pause(20), run.ended.then(({ text }) => { if (made() < target) throw new Error(text); })]);
    run.kill();
    await run.ended;
    // why: as if the time were over for which leases, intents and changes of a killed one hold
    await studio.query(`update public.sync_state set lease_until = lease_until - interval '1 hour', in_flight = null, intent = jsonb_set(intent, '{create_after}', to_jsonb(now() - interval '1 hour'))`);
  }
  expect(await spawnCommand('rebuild', ['--apply'], studio.env).ended).toMatchObject({ code: 0, text: expect.stringContaining('hold the same: 30 records') });
  expect([...pagesBySyncId(studio).values()]).toEqual(Array(30).fill(1));
});

it('asks Notion again when a worker that had begun before the hold makes a page meanwhile', async () => {
  const studio = await fullStudio();
  const [client] = await studio.query<{ id: string; page: string; source: string; properties: Record<string, string> }>(
    `select c.id, c.notion_page_id as page, k.data_source_id as source, k.properties from public.clients c, public.sync_kinds k where k.kind = 'client' limit 1`);
  const { pages, dataSources } = studio.door.client;
  await pages.update({ page_id: client!.page, in_trash: true });
  // As it stands when it was claimed: without a page.
  await studio.query('update public.sync_state set page_id = null where record_id = $1', [client!.id]);
  const query = dataSources.query;
  dataSources.query = async (asked) => {
    const listed = await query(asked);
    if (asked.data_source_id !== client!.source || !(await studio.query(`select from public.sync_kinds where kind = 'client' and held_at is not null`)).length) return listed;
    dataSources.query = query;
    const made = await pages.create({ parent: { data_source_id: client!.source }, properties: { [client!.properties['Sync ID']!]: { rich_text: [{ text: { content: client!.id } }] } } });
    setTimeout(() => void studio.query('update public.sync_state set page_id = $2, lease_until = now() where record_id = $1', [client!.id, made.id]), 300);
    await studio.query(`update public.sync_state set lease = gen_random_uuid(), lease_by = 'slow', lease_until = now() + interval '1 minute' where record_id = $1`, [client!.id]);
    return listed;
  };
  expect(await studio.run(rebuild, '--apply')).toMatchObject({ code: 0 });
  expect(pagesBySyncId(studio).get(client!.id)).toBe(1);
});
