import { beforeEach, expect, it } from 'vitest';
import { openStudio, withNotion, type Studio } from './studio.ts';
import { newClient, newProject } from './sync-database.ts';

withNotion();

let studio: Studio;
let project: string;
let page: string;
/** Records whose brief and comments were read. */
let read: string[];
beforeEach(async () => {
  read = [];
  studio = await openStudio({ hooks: { contentOf: ['project'], onComment: async () => undefined, onPagePulled: async ({ recordId }) => void read.push(recordId) } });
  project = await newProject(studio.database, await newClient(studio.database), 'Garden');
  await studio.rest();
  page = await studio.pageOf(project);
});

const write = () => studio.person.blocks.children.append({ block_id: page, children: [{ type: 'paragraph', paragraph: { rich_text: [{ text: { content: 'They want shade.' } }] } }] });
/** As a worker lives for so long. */
async function live(ms: number): Promise<void> {
  for (const end = studio.now() + ms; studio.now() < end; studio.pass(5_000)) {
    await studio.sync.poll();
    await studio.rest();
  }
}
async function hourly(): Promise<void> {
  studio.pass(3_601_000);
  await studio.sync.reconcile();
}

it.each([0, 5_000])('a brief that is edited in the minute of our own push is read by a poll, and not over and over (Notion being %i ms behind)', async (behindMs) => {
  // A minute that has just begun.
  studio.pass(60_000 - (studio.now() % 60_000));
  studio.standIn.clock.advance(studio.now() - studio.standIn.clock.now() - behindMs);
  await studio.query(`update public.projects set name = 'Meadow' where id = $1`, [project]);
  await studio.sync.round(1);
  await write();
  await live(180_000);
  expect(read).toContain(project);
  read = [];
  await live(600_000);
  expect(read).toEqual([]);
});

it('the hour reads every brief and its comments, behind all else', async () => {
  await live(180_000);
  read = [];
  await hourly();
  expect(await studio.query('select what, page_id, priority from public.sync_pulls')).toEqual([{ what: 'content', page_id: page, priority: 3 }]);
  await studio.rest();
  expect(read).toEqual([project]);
  expect(await studio.query(`select class from public.sync_call_spans where class = 3`)).not.toEqual([]);
});

it('but none in display only, and none in a dry run', async () => {
  const asked = async () => (await studio.query(`select from public.sync_pulls where what = 'content'`)).length;
  await studio.query('insert into public.sync_reconciles (is_dry_run, asked_at) values (true, $1)', [new Date(studio.now())]);
  await studio.sync.reconcile();
  expect(await asked()).toBe(0);
  await studio.query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
  await hourly();
  expect(await asked()).toBe(0);
});

it('what an event tells is read before what the hour reads again', async () => {
  await studio.query(`select private.ask_sync_pull('content', 'old-' || n, 'old-' || n, 3, $1) from generate_series(1, 3) n`, [new Date(studio.now())]);
  studio.pass(60_000);
  await studio.query(`select private.ask_sync_pull('page', $1, $1, 2, $2)`, [page, new Date(studio.now())]);
  const [first] = await studio.query<{ claim: { what: string } }>(`select private.claim_sync_pulls('one', 1, '90 seconds', $1) as claim`, [new Date(studio.now())]);
  expect(first!.claim.what).toBe('page');
  studio.pass(600_000);
  const [next] = await studio.query<{ claim: { what: string } }>(`select private.claim_sync_pulls('one', 1, '90 seconds', $1) as claim`, [new Date(studio.now())]);
  expect(next!.claim.what).toBe('content');
});
