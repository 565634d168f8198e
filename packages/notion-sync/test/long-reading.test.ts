import { beforeEach, expect, it } from 'vitest';
import type { Clock } from '../src/clock.ts';
import { createPullQueue, type PullClaim, type PullQueue } from '../src/pull-queue.ts';
import { createReconcileTable } from '../src/reconcile-table.ts';
import { betweenCalls, openStudio, withNotion, type Studio } from './studio.ts';
import { newClient, newProject } from './sync-database.ts';

withNotion();

const A_MINUTE = 60_000;
let studio: Studio;
let project: string;
let page: string;
let readings: number;
/** What reading a brief does. */
let reading: () => Promise<unknown>;
beforeEach(async () => {
  readings = 0;
  studio = await openStudio({
    hooks: { contentOf: ['project'], onComment: async () => undefined, onPagePulled: async () => (readings++ > 0 ? undefined : void (await reading())) },
  });
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  page = await studio.pageOf(project);
  await studio.sync.reconcile();
  await studio.query('delete from public.sync_pulls');
  studio.calls();
});

const readContent = (copy: () => Promise<null> = async () => null) => studio.sync.content.read({ pageId: page, recordId: project, ourBlockId: null }, copy);
/** What another worker gets of it. */
const takenByAnother = () => studio.create('two').pulls.round(10);
const clock = (): Clock => ({ now: () => new Date(studio.now()), sleep: async () => undefined });
const queue = (worker: string): PullQueue => createPullQueue(studio.database.pool, { worker, clock: clock() });
const claim = async (from: PullQueue): Promise<PullClaim> => (await from.claim(1))[0]!;
const pulls = () => studio.query<{ attempts: number; lease: string | null }>('select attempts, lease from public.sync_pulls');

it('is done once, however many calls it takes', async () => {
  const taken: number[] = [];
  reading = async () => {
    for (let n = 0; n < 4; n++) {
      studio.pass(A_MINUTE);
      await readContent();
      taken.push(await takenByAnother());
    }
  };
  await studio.ask(page, 'content');
  await studio.sync.pulls.round(1);
  expect([taken, readings, await pulls()]).toEqual([[0, 0, 0, 0], 1, []]);
});

it('is done once, however many files are copied', async () => {
  for (const name of ['one.pdf', 'two.pdf', 'three.pdf', 'four.pdf']) await addFile(name);
  const taken: number[] = [];
  reading = () =>
    readContent(async () => {
      taken.push(await takenByAnother());
      studio.pass(A_MINUTE);
      return null;
    });
  await studio.ask(page, 'content');
  await studio.sync.pulls.round(1);
  expect([taken, readings, await pulls()]).toEqual([[0, 0, 0, 0], 1, []]);
});

async function addFile(filename: string) {
  const made = await studio.person.fileUploads.create({ mode: 'single_part', filename, content_type: 'application/pdf' });
  await studio.person.fileUploads.send({ file_upload_id: made.id, file: { filename, data: new Blob(['%PDF-1.7'], { type: 'application/pdf' }) } });
  await studio.person.blocks.children.append({ block_id: page, children: [{ type: 'pdf', pdf: { type: 'file_upload', file_upload: { id: made.id } } }] });
}

it('keeps the record of a page, too', async () => {
  await studio.ask(page);
  const mine = await claim(queue('one'));
  studio.pass(A_MINUTE);
  expect(await queue('one').renew(mine)).toBe(true);
  studio.pass(A_MINUTE);
  await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  expect([await studio.create('two').round(10), await queue('two').claim(1)]).toEqual([0, []]);
});

it('ends when another worker has it, and asks for nothing more', async () => {
  let sent = -1;
  reading = async () => {
    studio.pass(2 * A_MINUTE);
    await claim(queue('two'));
    studio.calls();
    await readContent().catch((error: unknown) => {
      sent = studio.calls().length;
      throw error;
    });
  };
  await studio.ask(page, 'content');
  await studio.sync.pulls.round(1);
  expect([sent, studio.reports.at(-1)?.result, (await pulls())[0]?.lease]).toMatchObject([0, 'lost', expect.any(String)]);
});

it('ends when another worker has the record of its page', async () => {
  await studio.ask(page);
  const mine = await claim(queue('one'));
  studio.pass(2 * A_MINUTE);
  await studio.query(`update public.sync_state set lease = gen_random_uuid(), lease_by = 'two' where record_id = $1`, [project]);
  expect(await queue('one').renew(mine)).toBe(false);
});

it('counts as an attempt when nobody came to its end, and is given up like one that fails', async () => {
  await studio.ask(page, 'content');
  for (let n = 0; n < 10; n++, studio.pass(2 * A_MINUTE)) expect(await claim(queue('one'))).toMatchObject({ attempts: n });
  expect([await queue('one').claim(1), await pulls()]).toEqual([[], []]);
});

it('of all pages: is done by one worker, however long that takes, and by another soon after that one died', async () => {
  studio.pass(3_601_000);
  const reports: unknown[] = [];
  let isWithin = false;
  betweenCalls(async () => {
    if (isWithin) return;
    isWithin = true;
    studio.pass(4 * A_MINUTE);
    reports.push(await studio.create('two').reconcile());
    isWithin = false;
  });
  expect(await studio.sync.reconcile()).not.toBeNull();
  expect(reports.length).toBeGreaterThan(2);
  expect(reports.every((report) => report === null)).toBe(true);

  studio.pass(3_601_000);
  isWithin = true;
  expect(await createReconcileTable(studio.database.pool, clock()).claim()).not.toBeNull();
  studio.pass(5 * A_MINUTE);
  expect(await studio.sync.reconcile()).not.toBeNull();
});
