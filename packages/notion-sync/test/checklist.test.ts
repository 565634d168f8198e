import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult } from '../src/command.ts';
import { openStudio, withNotion, type Studio } from './studio.ts';
import { newClient, newMilestone, newProject } from './sync-database.ts';

withNotion();

let studio: Studio;
let milestone: string;
let answer: CommandResult;
beforeEach(async () => {
  answer = { accepted: true };
  studio = await openStudio({ answer: async () => answer });
  const project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  milestone = await newMilestone(studio.database, project);
  await studio.rest();
  await settle();
  studio.calls();
});

/** The minute is over, and what changed in it was seen. */
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    studio.pass(61_000);
    await studio.rest({ polls: true });
  }
}
async function addTask(isDone: boolean): Promise<string> {
  const [kind] = await studio.query<{ id: string }>(`select data_source_id as id from public.sync_kinds where kind = 'task'`);
  const made = await studio.person.pages.create({
    parent: { type: 'data_source_id', data_source_id: kind!.id },
    properties: { Name: { title: [{ text: { content: 'Measure the slope' } }] }, Milestone: { relation: [{ id: await studio.pageOf(milestone) }] }, Done: { checkbox: isDone } },
  });
  return made.id;
}
const tick = (id: string, isDone = true) => studio.person.pages.update({ page_id: id, properties: { Done: { checkbox: isDone } } });
const asked = () => studio.commands.map(({ command, recordId }) => [command, recordId]);

describe('when all tasks of a step are done', () => {
  it('the step is completed, once, and not before', async () => {
    const [one, two] = [await addTask(true), await addTask(false)];
    await settle();
    expect(asked()).toEqual([]);
    await tick(two);
    await settle();
    expect(asked()).toEqual([['milestone.complete', milestone]]);
    await studio.person.pages.update({ page_id: one, properties: { Name: { title: [{ text: { content: 'Renamed' } }] } } });
    await settle();
    expect(asked()).toHaveLength(1);
  });

  it('by an event it takes one call for the task and one for the list', async () => {
    const task = await addTask(true);
    studio.calls();
    await studio.ask(task);
    await studio.rest();
    expect(studio.calls()).toEqual(['pages.retrieve', 'dataSources.query']);
    expect(asked()).toHaveLength(1);
  });

  it('a task that is un-ticked does nothing, and ticked again it is a new state', async () => {
    const task = await addTask(true);
    await settle();
    await tick(task, false);
    await settle();
    expect(asked()).toHaveLength(1);
    await tick(task);
    await settle();
    expect(asked()).toHaveLength(2);
  });

  it('a refusal is kept with its reason, and asked for again only when the list has changed', async () => {
    answer = { accepted: false, reason: 'Something is still owed.' };
    await addTask(true);
    await settle();
    await settle();
    expect(await studio.conflicts()).toMatchObject([{ kind: 'milestone', field: 'Done', reason: 'Something is still owed.' }]);
    expect(asked()).toHaveLength(1);
    await addTask(true);
    await settle();
    expect(asked()).toHaveLength(2);
    expect(await studio.conflicts()).toHaveLength(1);
  });

  it('a step that has not begun waits: the team is told once why, and reconciling asks again', async () => {
    answer = { accepted: false, reason: 'It has not begun.', later: true };
    const told = () => studio.query(`select direction, kind, record_id, result, note from public.sync_activity where result = 'refused'`);
    const task = await addTask(true);
    await settle();
    await studio.sync.reconcile();
    await studio.rest();
    expect([asked().length, await studio.conflicts()]).toEqual([2, []]);
    const line = { direction: 'pull', kind: 'milestone', record_id: milestone, result: 'refused', note: 'It has not begun.' };
    expect(await told()).toEqual([line]);
    await tick(task, false);
    await settle();
    await tick(task);
    await settle();
    expect(await told()).toEqual([line, line]);
    answer = { accepted: true };
    studio.pass(3_700_000);
    await studio.sync.reconcile();
    await studio.rest();
    await settle();
    expect(asked()).toHaveLength(4);
  });
});

it('a step without tasks is never completed by none', async () => {
  await studio.ask(await studio.pageOf(milestone), 'checklist');
  await studio.rest();
  expect(asked()).toEqual([]);
});

it('idle polls cost one call for each database, and read nothing again', async () => {
  await addTask(true);
  await settle();
  studio.calls();
  studio.pass(61_000);
  const polls = await studio.sync.poll();
  await studio.rest();
  expect([polls, studio.calls()]).toEqual([2, ['dataSources.query', 'dataSources.query']]);
});
