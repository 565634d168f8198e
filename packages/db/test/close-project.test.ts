import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, type Acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { complete, course, openProject } from './journeys.ts';
import { newMilestone, newProject } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const REASON = 'The client moved away.';
const ADMIN: Acting = { kind: 'admin', asRole: true };

const found = (id: string) =>
  one<{ status: string; client: string; row_version: number }>(
    database.client,
    'select p.status, c.status as client, p.row_version from public.projects p join public.clients c on c.id = p.client_id where p.id = $1',
    [id],
  );

async function move(verb: 'close' | 'reopen', id: string, { who = ADMIN, reason = REASON as string | null, rowVersion = 0 } = {}) {
  const version = rowVersion || (await found(id)).row_version;
  await acting(database.client, who, () => database.client.query(`select public.${verb}_project($1, $2, $3)`, [id, version, reason]), { keep: true });
}

/** Wherever a project can be, without the steps that lead there. */
const projectIn = (status: string) => newProject(database.client, { status });

describe('closing and reopening', () => {
  it.each(['onboarding', 'in_progress', 'awaiting_feedback', 'revisions', 'delivered'])('leads from %s to closed, and back to there', async (status) => {
    const id = await projectIn(status);
    const before = await found(id);
    await move('close', id);
    expect(await found(id)).toMatchObject({ status: 'closed', client: 'completed' });
    await move('reopen', id);
    expect(await found(id)).toMatchObject({ status, client: before.client });
  });

  it('leaves the steps alone, and they go on where they were', async () => {
    const { id } = await openProject(database.client, 1);
    await complete(database.client, id, 'Intake');
    const before = await course(database.client, id);
    await move('close', id);
    expect(await refusal(complete(database.client, id, 'Asset Review'))).toMatchObject({ code: 'PT409' });
    await move('reopen', id);
    expect(await course(database.client, id)).toEqual(before);
    await complete(database.client, id, 'Asset Review');
    expect((await course(database.client, id)).at(-1)).toBe('Concept: in_progress');
  });

  it.each<[string, string, string[][]]>([
    ['delivered', 'all its steps are done', [['work', 'completed'], ['review', 'completed']]],
    ['awaiting_feedback', 'a review was under way', [['work', 'completed'], ['review', 'in_progress'], ['work', 'pending']]],
    ['in_progress', 'no step was under way and some are left', [['work', 'completed'], ['work', 'pending']]],
    ['in_progress', 'it has no steps', []],
  ])('leads one that came here closed to %s, where %s, and the steps stay', async (status, _, steps) => {
    const id = await projectIn('closed');
    for (const [order, [kind, is]] of steps.entries()) await newMilestone(database.client, { project_id: id, order: order + 1, name: `Step ${order}`, kind, status: is });
    const before = await course(database.client, id);
    expect(await refusal(move('reopen', id, { reason: null }))).toMatchObject({ code: 'PT400' });
    await move('reopen', id, { reason: 'The client came back.' });
    expect([(await found(id)).status, await course(database.client, id)]).toEqual([status, before]);
    await move('close', id);
    await move('reopen', id);
    expect((await found(id)).status).toBe(status);
  });

  it('is in the audit log with its reason, and sends no mail', async () => {
    const { id } = await openProject(database.client, 1);
    const mails = () => one(database.client, 'select count(*)::int as mails from public.mails');
    const before = await mails();
    await move('close', id);
    await move('reopen', id, { reason: 'The client came back.' });
    const { rows } = await database.client.query(
      `select actor_kind, details #>> '{before,status}' as before, details #>> '{after,status}' as after, details ->> 'reason' as reason
       from public.audit_log where resource_id = $1 and action = 'transition' order by seq`,
      [id],
    );
    expect(rows).toEqual([
      { actor_kind: 'admin', before: 'onboarding', after: 'closed', reason: REASON },
      { actor_kind: 'admin', before: 'closed', after: 'onboarding', reason: 'The client came back.' },
    ]);
    expect(await mails()).toEqual(before);
  });
});

describe('is refused', () => {
  it.each(['team', 'client'] as const)('to the role %s', async (kind) => {
    const id = await projectIn('in_progress');
    expect(await refusal(move('close', id, { who: { kind, asRole: true } }))).toMatchObject({ code: 'PT403' });
    await move('close', id);
    expect(await refusal(move('reopen', id, { who: { kind, asRole: true } }))).toMatchObject({ code: 'PT403' });
  });

  it.each([
    ['without a reason', { reason: null }, 'PT400'],
    ['with too short a reason', { reason: '   short   ' }, 'PT400'],
    ['by somebody who looks at an older state', { rowVersion: 999 }, 'PT409'],
  ])('%s', async (_, more, code) => {
    const id = await projectIn('in_progress');
    expect(await refusal(move('close', id, more))).toMatchObject({ code });
    await move('close', id);
    expect(await refusal(move('reopen', id, more))).toMatchObject({ code });
  });

  it('to close twice, to reopen what is open, and what is not there', async () => {
    const id = await projectIn('in_progress');
    expect(await refusal(move('reopen', id))).toMatchObject({ code: 'PT409', message: 'The project is not closed.' });
    await move('close', id);
    expect(await refusal(move('close', id))).toMatchObject({ code: 'PT409', message: 'The project is closed already.' });
    expect(await refusal(move('close', '0b4f9a2e-0000-4000-8000-0000000000ff', { rowVersion: 1 }))).toMatchObject({ code: 'PT404' });
  });
});
