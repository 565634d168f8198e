import { beforeEach, describe, expect, it } from 'vitest';
import { standInSync } from './stand-in-sync.ts';
import { openStudio, withNotion, type Studio } from './studio.ts';
import { newClient, newProject } from './sync-database.ts';

let studio: Studio;
let project: string;
const open = async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
};

const words = (content: string) => ({ Name: { title: [{ type: 'text', text: { content } }] } });
const unheard = async (operation: string, rounds: number) => {
  studio.standIn.faults.add({ kind: 'unreachable', after: true, operation, times: 1 }, studio.standIn.clock.now());
  for (let n = 0; n < rounds; n++) await studio.sync.round(1);
};
/** No event tells of it, and no poll comes in time. */
const edit = (pageId: string, name: string) => studio.standIn.person.ask('pages.update', { id: pageId, body: { properties: words(name) } });

describe('what a person sets on a page that may hold what was sent and never heard of', () => {
  withNotion();
  beforeEach(open);

  it('is kept, when a change is sent again', async () => {
    await studio.rest();
    await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
    await unheard('pages.update', 1);
    await edit(await studio.pageOf(project), 'What a person wrote');
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual(['pages.retrieve', 'pages.update']);
    expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow' });
    expect(await studio.conflicts()).toMatchObject([{ field: 'Name', notion: words('What a person wrote').Name }]);
  });

  it('is kept, when the page is in the trash meanwhile', async () => {
    await studio.rest();
    await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
    await unheard('pages.update', 1);
    const page = await studio.pageOf(project);
    await edit(page, 'What a person wrote');
    studio.standIn.person.ask('pages.update', { id: page, body: { in_trash: true } });
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow', in_trash: false });
    expect(await studio.conflicts()).toMatchObject([{ field: 'Name' }]);
  });

  it('is kept, when the page is found and adopted; what is ours there is no conflict', async () => {
    await studio.sync.round(1);
    await unheard('pages.create', 3);
    const page = studio.standIn.store.all('page').find(({ values }) => JSON.stringify(values).includes(project));
    await studio.query(`update public.projects set name = 'Meadow', tier = 1 where id = $1`, [project]);
    await edit(page!.id, 'What a person wrote');
    await studio.rest();
    expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow', Tier: 'Tier 1' });
    expect((await studio.conflicts()).map(({ field }) => field)).toEqual(['Name']);
  });

  it('is obeyed, and not written over with what Postgres said before', async () => {
    studio = await openStudio({ answer: async ({ recordId }) => (await studio.query(`update public.projects set name = 'Obeyed' where id = $1`, [recordId]), { accepted: true }) });
    project = await newProject(studio.database, await newClient(studio.database), 'Garden');
    await studio.rest();
    await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
    await unheard('pages.update', 1);
    await studio.edit(project, { Status: { select: { name: 'Delivered' } } });
    studio.calls();
    for (let n = 0; n < 20 && !studio.commands.length; n++, studio.pass(5_000)) await studio.sync.round(1);
    expect(studio.commands).toMatchObject([{ command: 'project.complete' }]);
    expect(await studio.shown(project)).toMatchObject({ Name: 'Obeyed' });
  });

  it('cannot be hit, where the page says already what it should', async () => {
    await studio.sync.round(1);
    await unheard('pages.create', 3);
    studio.calls();
    await studio.rest();
    expect(studio.calls()).toEqual(['dataSources.query', 'pages.retrieve']);
    expect(await studio.state(project)).toMatchObject({ status: 'synced' });
    await studio.query('insert into public.sync_changes (kind, record_id) select kind, record_id from public.sync_state');
    await studio.rest();
    expect(studio.calls()).toEqual([]);
  });
});

it('what a person sets on a page that was found and written to stays, though its body failed', async () => {
  const { database, standIn, sync, rest, clock } = await standInSync();
  const garden = await newProject(database, await newClient(database), 'Garden');
  const now = () => standIn.clock.now();
  await sync.round(1);
  standIn.faults.add({ kind: 'unreachable', after: true, operation: 'pages.create', times: 1 }, now());
  await sync.round(1);
  await database.query(`update public.projects set name = 'Meadow' where id = $1`, [garden]);
  standIn.faults.add({ kind: 'refused', status: 409, operation: 'blocks.children.list', times: 1 }, now());
  const said = () => JSON.stringify(standIn.store.all('page').find(({ values }) => JSON.stringify(values).includes(garden)));
  for (let n = 0; n < 40 && !said().includes('Meadow'); n++, clock.pass(5_000)) await sync.round(1);
  const page = standIn.store.all('page').find(({ values }) => JSON.stringify(values).includes(garden))!;
  standIn.person.ask('pages.update', { id: page.id, body: { properties: { Name: { title: [{ type: 'text', text: { content: 'What a person wrote' } }] } } } });
  await rest();
  expect(said()).toContain('What a person wrote');
});
