import { expect, it } from 'vitest';
import { newClient, newProject } from '../sync-database.ts';
import { openStudio, withNotion } from '../studio.ts';

withNotion();

it('the same field edited on both sides: the owner wins, the loser is kept, other fields merge', async () => {
  const studio = await openStudio();
  const project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  studio.calls();

  await studio.edit(project, { Name: { title: [{ text: { content: 'What a person wrote' } }] }, Tier: { select: { name: 'Tier 1' } } });
  await studio.query(`update public.projects set name = 'What SAGE says' where id = $1`, [project]);
  await studio.ask(await studio.pageOf(project));
  await studio.sync.pulls.round(1);
  studio.calls();
  await studio.rest();

  expect(await studio.shown(project)).toMatchObject({ Name: 'What SAGE says', Tier: 'Tier 2' });
  expect(await studio.query('select name, tier from public.projects')).toEqual([{ name: 'What SAGE says', tier: 2 }]);
  expect(await studio.conflicts()).toMatchObject([
    { field: 'Name', postgres: { title: [{ text: { content: 'What SAGE says' } }] }, notion: { title: [{ text: { content: 'What a person wrote' } }] }, reason: null },
    { field: 'Tier', postgres: { select: { name: 'Tier 2' } }, notion: { select: { name: 'Tier 1' } } },
  ]);
  // Ours stands there again, so that nobody has to decide; what they wrote can still be taken over.
  expect(await studio.state(project)).toMatchObject({ status: 'synced' });
  expect(await studio.query(`select private.conflicts_in('to_decide')::int as to_decide, private.conflicts_in('put_back')::int as put_back`)).toEqual([{ to_decide: 0, put_back: 2 }]);
});

it('drift is written back by one call, and the next cycle reads and writes nothing more', async () => {
  const studio = await openStudio();
  const project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  await studio.edit(project, { Tier: { select: { name: 'Tier 1' } } });
  await studio.ask(await studio.pageOf(project));
  studio.calls();
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve', 'pages.update']);
  await studio.ask(await studio.pageOf(project));
  await studio.rest();
  expect(studio.calls()).toEqual(['pages.retrieve']);
  expect(await studio.conflicts()).toHaveLength(1);
});

it('the same drift twice is kept once, and another value once more', async () => {
  const studio = await openStudio();
  const project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  for (const tier of ['Tier 1', 'Tier 1', 'Tier 7']) {
    await studio.edit(project, { Tier: { select: { name: tier } } });
    await studio.ask(await studio.pageOf(project));
    await studio.rest();
  }
  expect(await studio.conflicts()).toMatchObject([{ notion: { select: { name: 'Tier 1' } } }, { notion: { select: { name: 'Tier 7' } } }]);
  expect(await studio.shown(project)).toMatchObject({ Tier: 'Tier 2' });
});

it('a record that is in another worker\'s hands is read when that is done', async () => {
  const studio = await openStudio();
  const project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  await studio.edit(project, { Tier: { select: { name: 'Tier 1' } } });
  await studio.query(`update public.sync_state set lease = gen_random_uuid(), lease_until = $2 where record_id = $1`, [project, new Date(studio.now() + 3_000)]);
  await studio.ask(await studio.pageOf(project));
  expect(await studio.sync.pulls.round(1)).toBe(0);
  await studio.rest();
  expect(await studio.conflicts()).toHaveLength(1);
});
