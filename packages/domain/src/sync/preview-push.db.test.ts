import type { Db } from '@sage/db';
import { expect, it } from 'vitest';
import { previewPush } from './preview-push.ts';
import { syncRegistry } from './registry.ts';
import { PORTAL, studioSync } from './testing/studio-sync.ts';

type Studio = Awaited<ReturnType<typeof studioSync>>;

async function asked({ query }: Studio, userType: string): ReturnType<Db['pushPreview']['waiting']> {
  await query('begin');
  await query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify({ role: 'authenticated', user_type: userType })]);
  const [answer] = await query<{ preview: Awaited<ReturnType<Db['pushPreview']['waiting']>> }>('select public.ops_push_preview() as preview');
  await query('rollback');
  return answer!.preview;
}
/** why: the Data API has tests of its own, and knows another database than this one. */
const preview = (studio: Studio, userType = 'team') => previewPush({ db: { pushPreview: { waiting: () => asked(studio, userType) } }, registry: syncRegistry({ portalUrl: PORTAL }) });

async function opened(studio: Studio): Promise<{ client: string; project: string }> {
  const [client] = await studio.query<{ id: string }>(`insert into public.clients (name, tier) values ('Okafor', 2) returning id`);
  const [project] = await studio.query<{ id: string }>(`insert into public.projects (client_id, tier, name) values ($1, 2, 'Garden') returning id`, [client!.id]);
  await studio.query(`insert into public.milestones (project_id, tier, name, "order", kind, turn) values ($1, 2, 'Draft', 1, 'work', 'studio')`, [project!.id]);
  return { client: client!.id, project: project!.id };
}

/** What it said, against what is then done. */
async function expectTrue(studio: Studio): Promise<void> {
  const said = (await preview(studio)).pushes.reduce((sum, { calls }) => sum + calls, 0);
  studio.calls();
  await studio.rest();
  expect(studio.calls()).toHaveLength(said);
}

it('tells of a new record all that its page will say, and of a page that is made first by what it is', async () => {
  const studio = await studioSync();
  await opened(studio);
  const { waiting, pushes } = await preview(studio);
  expect([waiting, pushes.map(({ kind, does, calls }) => [kind, does, calls])]).toEqual([3, [['client', 'create', 1], ['project', 'create', 1], ['milestone', 'create', 1]]]);
  expect(pushes[1]!.fields).toContainEqual({ field: 'Client', before: null, after: 'a page that is made first' });
  await expectTrue(studio);
});

it('tells of a change the properties that differ, what stood there and what will, and asks Notion nothing', async () => {
  const studio = await studioSync();
  const { project, client } = await opened(studio);
  await studio.rest();
  studio.calls();
  await studio.query(`update public.projects set name = 'Garden with a pond' where id = $1`, [project]);
  const { pushes } = await preview(studio);
  expect(studio.calls()).toEqual([]);
  expect(pushes).toMatchObject([{ kind: 'project', name: 'Garden with a pond', does: 'update', calls: 1, body: false, fields: [{ field: 'Name', before: 'Garden', after: 'Garden with a pond' }] }]);
  await studio.query(`insert into public.milestones (project_id, tier, name, "order", kind, turn) values ($1, 2, 'Review', 2, 'review', 'client')`, [project]);
  await studio.query(`update public.clients set name = 'Okafor-Bello' where id = $1`, [client]);
  expect((await preview(studio)).pushes.find(({ kind }) => kind === 'milestone')!.fields).toContainEqual({ field: 'Project', before: null, after: 'Garden with a pond' });
});

it('says so when nothing is to be sent after all, and when a page goes into the trash', async () => {
  const studio = await studioSync();
  const { project } = await opened(studio);
  await studio.rest();
  await studio.query(`select private.want_sync('client', array(select id from public.clients), 1)`);
  const [deliverable] = await studio.query<{ id: string }>(`insert into public.deliverables (project_id, name, category, published_at) values ($1, 'Plan', 'Floor Plan', now()) returning id`, [project]);
  expect((await preview(studio)).pushes.map(({ kind, does, calls }) => [kind, does, calls]).sort()).toEqual([['client', 'nothing', 0], ['deliverable', 'create', 1]]);
  await expectTrue(studio);
  await studio.query('update public.deliverables set deleted_at = now() where id = $1', [deliverable!.id]);
  expect((await preview(studio)).pushes).toMatchObject([{ kind: 'deliverable', does: 'trash', fields: [], calls: 1 }]);
  await expectTrue(studio);
});

it('counts the look at a page that somebody asks for by hand', async () => {
  const studio = await studioSync();
  const { client } = await opened(studio);
  await studio.rest();
  await studio.query(`select private.want_sync('client', array[$1::uuid], 0)`, [client]);
  expect((await preview(studio)).pushes).toMatchObject([{ kind: 'client', does: 'nothing', calls: 1 }]);
  await expectTrue(studio);
});

it('tells of messages how their comments will begin, without what nobody is to see in Notion, while their project is two-way', async () => {
  const studio = await studioSync();
  const { project } = await opened(studio);
  await studio.rest();
  const [maya] = await studio.query<{ id: string }>(`insert into public.users (email, name, user_type) values ('maya@example.com', 'Maya', 'sage_client') returning id`);
  await studio.query(`insert into public.messages (project_id, author_id, body) values ($1, $2, 'Call 626 555 01 99 about the oak.')`, [project, maya!.id]);
  const said = await preview(studio);
  expect(said).toMatchObject({ waiting: 1, pushes: [], comments: [{ name: 'Garden', calls: 1 }] });
  expect(said.comments[0]!.says).toMatch(/^Maya \(client\): Call .* about the oak\.$/);
  expect(said.comments[0]!.says).not.toContain('555');
  expect((await preview(studio, 'sage_client')).comments).toEqual([]);
  await studio.query(`update public.sync_kinds set mode = 'push' where kind = 'project'`);
  expect(await preview(studio)).toMatchObject({ waiting: 0, comments: [] });
});

it('leaves out kinds that are off, and shows a client nothing', async () => {
  const studio = await studioSync();
  await opened(studio);
  expect(await preview(studio, 'sage_client')).toEqual({ waiting: 0, pushes: [], comments: [], to_decide: 0 });
  await studio.query(`update public.sync_kinds set mode = 'off' where kind in ('client', 'project', 'milestone')`);
  expect((await preview(studio)).pushes).toEqual([]);
});
