import { describe, expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { openStudio, withNotion, type Studio } from '../studio.ts';

withNotion();

async function withProject() {
  const studio = await openStudio();
  const project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  return { studio, project, page: await studio.pageOf(project) };
}
const trash = async ({ standIn }: Studio, page: string, inTrash = true) => void standIn.person.ask('pages.update', { id: page, body: { in_trash: inTrash } });
const policy = ({ query }: Studio, name: string) => query(`update public.sync_kinds set trash_policy = $1 where kind = 'project'`, [name]);
const inPostgres = ({ query }: Studio) => query('select name from public.projects');

describe('a page that a person moved to the trash', () => {
  it('comes back with all that SAGE holds, by one write, by default', async () => {
    const { studio, project, page } = await withProject();
    await studio.edit(project, { Tier: { select: { name: 'Tier 1' } } });
    await trash(studio, page);
    await studio.ask(page);
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual(['pages.retrieve', 'dataSources.retrieve', 'pages.update']);
    expect(await studio.shown(project)).toMatchObject({ Name: 'Garden', in_trash: false });
    // The values that it had in the trash show once it is read again.
    await studio.ask(page);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Tier: 'Tier 2' });
  });

  it('stays there with "detach": nothing more is sent, and Postgres keeps the record', async () => {
    const { studio, project, page } = await withProject();
    await policy(studio, 'detach');
    await trash(studio, page);
    await studio.ask(page);
    await studio.rest();
    await studio.query(`update public.projects set name = 'Later' where id = $1`, [project]);
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual([]);
    expect(await studio.state(project)).toMatchObject({ detached_at: expect.any(Date) as Date, page_id: page });
    expect(await inPostgres(studio)).toEqual([{ name: 'Later' }]);
  });

  it('that is restored there by a person after "detach" is in step again', async () => {
    const { studio, project, page } = await withProject();
    await policy(studio, 'detach');
    await trash(studio, page);
    await studio.ask(page);
    await studio.rest();
    await trash(studio, page, false);
    await studio.ask(page);
    await studio.rest();
    expect(await studio.state(project)).toMatchObject({ status: 'synced', detached_at: null, trashed_at: null });
  });

  it('is made anew with "recreate", once, and the old one stays in the trash', async () => {
    const { studio, project, page } = await withProject();
    await policy(studio, 'recreate');
    await trash(studio, page);
    await studio.ask(page);
    await studio.rest();
    const now = await studio.pageOf(project);
    expect(now).not.toBe(page);
    expect(await studio.shown(project)).toMatchObject({ Name: 'Garden', in_trash: false });
    expect(await studio.query('select notion_page_id from public.projects')).toEqual([{ notion_page_id: now }]);
  });

  it('by us, since the record is gone, stays there', async () => {
    const { studio, project, page } = await withProject();
    await studio.query('delete from public.projects where id = $1', [project]);
    await studio.rest();
    await studio.ask(page);
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual(['pages.retrieve']);
    expect(await studio.shown(project)).toMatchObject({ in_trash: true });
  });

  it('by us, and restored by a person though the record is gone, goes back', async () => {
    const { studio, project, page } = await withProject();
    await studio.query('delete from public.projects where id = $1', [project]);
    await studio.rest();
    await trash(studio, page, false);
    await studio.ask(page);
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ in_trash: true });
  });
});

it('a page that is deleted or no longer shared is unreachable: not made again, and Postgres keeps the record', async () => {
  const { studio, project, page } = await withProject();
  studio.standIn.person.share(page, false);
  await studio.ask(page);
  studio.calls();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve']);
  expect(await studio.state(project)).toMatchObject({ status: 'unreachable', page_id: page });
  expect(await inPostgres(studio)).toEqual([{ name: 'Garden' }]);

  studio.standIn.person.share(page, true);
  await studio.ask(page);
  await studio.rest();
  expect(await studio.state(project)).toMatchObject({ status: 'synced', error: null });
});
