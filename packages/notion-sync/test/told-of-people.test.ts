import { beforeEach, describe, expect, it } from 'vitest';
import { openStudio, withNotion, type Studio } from './studio.ts';
import { newClient, newMilestone, newProject } from './sync-database.ts';

withNotion();

let studio: Studio;
let project: string;
beforeEach(async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
});

/** The lines of the activity about what people did in Notion. */
const told = () => studio.query(`select kind, record_id, result, note from public.sync_activity where direction = 'pull' order by seq`);
const read = async (page: string, what = 'page') => (await studio.ask(page, what), studio.rest());
const trash = async (inTrash = true) => void studio.standIn.person.ask('pages.update', { id: await studio.pageOf(project), body: { in_trash: inTrash } });
const policy = (name: string) => studio.query(`update public.sync_kinds set trash_policy = $1 where kind = 'project'`, [name]);
const line = (note: string) => ({ kind: 'project', record_id: project, result: 'synced', note });

describe('a page that a person put into the trash is told of', () => {
  it.each([
    ['restore', `A person put its page into Notion's trash: it is brought back`],
    ['detach', `A person put its page into Notion's trash: it is left there`],
    ['recreate', `A person put its page into Notion's trash: another one is made`],
  ])('once, and what becomes of it by "%s"', async (name, note) => {
    await policy(name);
    const page = await studio.pageOf(project);
    await trash();
    await read(page);
    await read(page);
    expect(await told()).toEqual([line(note)]);
  });

  it('when a push finds it there', async () => {
    await trash();
    await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
    await studio.rest();
    expect(await told()).toEqual([line(`A person put its page into Notion's trash: it is brought back`)]);
  });

  it('when they take it out again, and not when that was us', async () => {
    await policy('detach');
    const page = await studio.pageOf(project);
    await trash();
    await read(page);
    await trash(false);
    await read(page);
    expect((await told()).at(-1)).toEqual(line(`Its page is out of Notion's trash again`));
    await policy('restore');
    await trash();
    await read(page);
    await read(page);
    expect(await told()).toHaveLength(3);
  });

  it('but not when it is there because the record is gone', async () => {
    const page = await studio.pageOf(project);
    await studio.query('delete from public.projects where id = $1', [project]);
    await studio.rest();
    await read(page);
    expect(await told()).toEqual([]);
  });
});

it('what a person set and was done is told, by the name of what they set', async () => {
  await studio.edit(project, { Status: { select: { name: 'Delivered' } } });
  await read(await studio.pageOf(project));
  expect(studio.commands).toHaveLength(1);
  expect(await told()).toEqual([line('Status: what a person set was done')]);
});

it('tasks are told of by how many are done, each time that changes, and once when all are', async () => {
  const milestone = await newMilestone(studio.database, project);
  await studio.rest();
  const page = await studio.pageOf(milestone);
  const [kind] = await studio.query<{ id: string }>(`select data_source_id as id from public.sync_kinds where kind = 'task'`);
  const add = async () => {
    const properties = { Name: { title: [{ text: { content: 'Call 510 555 0100' } }] }, Milestone: { relation: [{ id: page }] } };
    return (await studio.person.pages.create({ parent: { type: 'data_source_id', data_source_id: kind!.id }, properties })).id;
  };
  const tick = (id: string, isDone = true) => studio.person.pages.update({ page_id: id, properties: { Done: { checkbox: isDone } } });
  const [one, two] = [await add(), await add()];
  studio.pass(61_000);
  for (const change of [() => tick(one), () => undefined, () => tick(two), () => undefined, () => tick(one, false)]) {
    await change();
    await read(page, 'checklist');
  }
  const about = { kind: 'milestone', record_id: milestone, result: 'synced' };
  expect(await told()).toEqual([
    { ...about, note: '1 of 2 tasks done in Notion' },
    { ...about, note: '2 of 2 tasks done in Notion: completed here' },
    { ...about, note: '1 of 2 tasks done in Notion' },
  ]);
});
