import type { PageObjectResponse } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { standInSync } from '../stand-in-sync.ts';
import { newClient, newProject } from '../sync-database.ts';

async function withPage(policy = 'restore') {
  const parts = await standInSync();
  const { database, rest, notion, pageOf } = parts;
  await database.query('update public.sync_kinds set trash_policy = $1', [policy]);
  const project = await newProject(database, await newClient(database), 'Garden');
  await rest();
  const page = await pageOf(project);
  parts.calls();
  return {
    ...parts,
    project,
    page,
    trash: async () => (await notion.pages.update({ page_id: page, in_trash: true }), parts.calls()),
    rename: (name: string) => database.query('update public.projects set name = $2 where id = $1', [project, name]),
    state: async () => (await database.query<{ status: string; detached_at: Date | null }>('select * from public.sync_state where record_id = $1', [project]))[0]!,
    shown: async (id: string) => {
      const { in_trash, properties } = (await notion.pages.retrieve({ page_id: id })) as PageObjectResponse;
      return { in_trash, name: properties.Name?.type === 'title' ? properties.Name.title.map(({ plain_text }) => plain_text).join('') : null };
    },
  };
}

describe('a page that a person put into the trash', () => {
  it('comes back with the next change, where the policy is to restore', async () => {
    const { trash, rename, rest, calls, shown, page, state } = await withPage('restore');
    await trash();
    await rename('Meadow');
    await rest();
    expect(calls()).toEqual(['pages.update', 'pages.retrieve', 'dataSources.retrieve', 'pages.update', 'blocks.children.list', 'blocks.update']);
    expect([await shown(page), await state()]).toMatchObject([{ in_trash: false, name: 'Meadow' }, { status: 'synced' }]);
  });

  it('stays there and is left alone, where the policy is to detach, until a person asks for it', async () => {
    const { trash, rename, rest, calls, shown, page, state, database } = await withPage('detach');
    await trash();
    await rename('Meadow');
    await rest();
    await rename('Orchard');
    await rest();
    expect(calls()).toEqual(['pages.update', 'pages.retrieve', 'dataSources.retrieve']);
    expect([await shown(page), await state()]).toMatchObject([{ in_trash: true, name: 'Garden' }, { status: 'synced' }]);
    await database.query(`update public.sync_state set status = 'pending', priority = 0, want_version = nextval('private.sync_version') where page_id = $1`, [page]);
    await rest();
    expect([await shown(page), await state()]).toMatchObject([{ in_trash: false, name: 'Orchard' }, { detached_at: null }]);
  });

  it('is followed by another, where the policy is to recreate', async () => {
    const { trash, rename, rest, calls, shown, page, pageOf, project } = await withPage('recreate');
    await trash();
    await rename('Meadow');
    await rest();
    expect(calls()).toEqual(['pages.update', 'pages.retrieve', 'dataSources.retrieve', 'pages.create']);
    const another = await pageOf(project);
    expect(another).not.toBe(page);
    expect([await shown(page), await shown(another)]).toEqual([{ in_trash: true, name: 'Garden' }, { in_trash: false, name: 'Meadow' }]);
  });

  it('is deleted in Postgres by no further call but one', async () => {
    const { trash, rest, calls, database, project } = await withPage();
    await trash();
    await database.query('delete from public.projects where id = $1', [project]);
    await rest();
    expect(calls()).toEqual(['pages.update']);
  });
});

it('a page that is no longer shared is unreachable: not made again, and Postgres keeps the record', async () => {
  const { standIn, rename, rest, calls, page, state, database } = await withPage('recreate');
  standIn.person.share(page, false);
  await rename('Meadow');
  await rest();
  await rename('Orchard');
  await rest();
  expect([await state(), calls()]).toMatchObject([{ status: 'unreachable' }, ['pages.update']]);
  expect(await database.query('select name from public.projects')).toEqual([{ name: 'Orchard' }]);
});
