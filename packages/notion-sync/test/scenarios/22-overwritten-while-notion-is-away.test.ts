import { beforeEach, expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { openStudio, withNotion, type Studio } from '../studio.ts';

withNotion();

let studio: Studio;
let project: string;
const words = (content: string) => ({ title: [{ type: 'text', text: { content } }] });
const drift = async (name: string) => {
  await studio.edit(project, { Name: words(name) });
  await studio.ask(await studio.pageOf(project));
  await studio.sync.pulls.round(1);
};
const away = (operation: string, times: number) => studio.standIn.faults.add({ kind: 'unreachable', operation, times }, studio.standIn.clock.now());
const open = async (notion: string) => (await studio.query<{ id: string }>(`select id from public.sync_conflicts where resolved_at is null and private.plain_notion_value(notion) = $1`, [notion])).map(({ id }) => id);
const overwrite = (id: string) => studio.query(`select set_config('request.jwt.claims', '{"role": "authenticated", "user_type": "team"}', true), public.overwrite_sync_conflict($1)`, [id]);
const counted = async () => (await studio.query(`select private.conflicts_in('to_decide')::int as to_decide, private.conflicts_in('put_back')::int as put_back`))[0];
const seen = async () =>
  (await studio.query<{ seen: { conflicts: { notion: string; is_on_its_way: boolean }[] } }>(`select set_config('request.jwt.claims', '{"role": "authenticated", "user_type": "team"}', true), public.ops_sync_conflicts('decided') as seen`))[0]!.seen.conflicts;

beforeEach(async () => {
  studio = await openStudio();
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  await drift('Put back already');
  await studio.rest();
});

it('brings back none that was put back, makes no other, and is told as on its way until it is there', async () => {
  expect(await counted()).toEqual({ to_decide: 0, put_back: 1 });
  away('pages.update', 3);
  await drift('What a person wrote');
  await studio.sync.round(1);
  const [conflict] = await open('What a person wrote');
  await overwrite(conflict!);
  expect(await counted()).toEqual({ to_decide: 0, put_back: 1 });
  expect(await seen()).toMatchObject([{ notion: 'What a person wrote', is_on_its_way: true }]);
  for (let n = 0; n < 3; n++, studio.pass(5_000)) {
    await studio.ask(await studio.pageOf(project));
    await studio.sync.pulls.round(1);
    await studio.sync.round(1);
    expect(await counted()).toEqual({ to_decide: 0, put_back: 1 });
  }
  await studio.rest();
  expect(await studio.shown(project)).toMatchObject({ Name: 'Garden' });
  expect(await seen()).toMatchObject([{ notion: 'What a person wrote', is_on_its_way: false }]);
  expect(await counted()).toEqual({ to_decide: 0, put_back: 1 });
  expect(await studio.conflicts()).toHaveLength(2);
  expect(await studio.state(project)).toMatchObject({ status: 'synced' });
});

it('decides all that hold the same value, whatever ours was when each was seen', async () => {
  away('pages.update', 3);
  await drift('What a person wrote');
  await studio.sync.round(1);
  await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  await studio.query(`select private.keep_sync_conflicts('project', $1, $2)`, [project, JSON.stringify([{ field: 'Name', postgres: words('Meadow'), notion: words('What a person wrote') }])]);
  expect(await open('What a person wrote')).toHaveLength(2);
  await overwrite((await open('What a person wrote'))[0]!);
  expect(await open('What a person wrote')).toEqual([]);
  await studio.rest();
  expect(await studio.shown(project)).toMatchObject({ Name: 'Meadow' });
  expect(await counted()).toEqual({ to_decide: 0, put_back: 1 });
});

it('writes ours once more where it had been put back, and where somebody set the same again unseen', async () => {
  const [conflict] = await open('Put back already');
  await studio.edit(project, { Name: words('Put back already') });
  await overwrite(conflict!);
  await studio.rest();
  expect(await studio.shown(project)).toMatchObject({ Name: 'Garden' });
  expect(await studio.conflicts()).toHaveLength(1);
});

it('is not told as on its way to a page that is out of reach', async () => {
  away('pages.update', 3);
  await drift('What a person wrote');
  await studio.sync.round(1);
  const [conflict] = await open('What a person wrote');
  await overwrite(conflict!);
  await studio.query(`update public.sync_state set status = 'unreachable', error = 'Gone.' where record_id = $1`, [project]);
  expect(await seen()).toMatchObject([{ notion: 'What a person wrote', is_on_its_way: false }]);
});
