import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { complete, course, giveBack, openProject, start, status, step, steps } from './journeys.ts';
import { newDue, newPayment } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const clientStatus = async (projectId: string) =>
  (await one<{ status: string }>(database.client, 'select c.status from public.clients c join public.projects p on p.client_id = c.id where p.id = $1', [projectId])).status;

/** The step under way and where the project is, from opening to the end. */
async function walk(tier: number) {
  const { id } = await openProject(database.client, tier);
  const way: string[] = [];
  for (;;) {
    const now = (await steps(database.client, id)).find((row) => row.status === 'in_progress');
    way.push(`${now?.name ?? 'done'}: ${await status(database.client, id)}`);
    if (!now) return { id, way };
    await complete(database.client, id, now.name);
  }
}

/** Written out from the product's description: what is under way and the project's status meanwhile. Optional steps are not begun. */
const WAYS: Record<number, string[]> = {
  1: ['Intake: onboarding', 'Asset Review: in_progress', 'Concept: in_progress', 'Review: awaiting_feedback', 'Revisions: revisions', 'Delivery: in_progress', 'done: delivered'],
  2: [
    'Intake: onboarding', 'Asset Review: in_progress', 'Kickoff Call: in_progress', 'Draft: in_progress', 'Check-in: in_progress',
    'Review: awaiting_feedback', 'Revisions: revisions', 'Delivery: in_progress', 'done: delivered',
  ],
  3: [
    'Deposit: onboarding', 'Site Visit Scheduling: onboarding', 'Site Visit and 3D Scan: in_progress', 'Survey Processing: in_progress',
    'Collaboration: in_progress', 'Draft: in_progress', 'Review: awaiting_feedback', 'Revisions: revisions', 'Second Collaboration: in_progress',
    'Second Review: awaiting_feedback', 'Second Revisions: revisions', 'Contractor Coordination: in_progress', 'Delivery: in_progress', 'done: delivered',
  ],
  4: [
    'Initiation: onboarding', 'Property Assessment: in_progress', 'Vision: in_progress', 'Concept: in_progress', 'Concept Presentation: awaiting_feedback',
    'Design Development: in_progress', 'Collaborative Reviews: awaiting_feedback', 'Contractor Selection: in_progress',
    'Construction Documents: in_progress', 'Construction Oversight: in_progress', 'Completion: in_progress', 'done: delivered',
  ],
};

describe('from opening to delivery', () => {
  it.each([1, 2, 3, 4])('tier %i', async (tier) => {
    const { id, way } = await walk(tier);
    expect(way).toEqual(WAYS[tier]);
    expect(await clientStatus(id)).toBe('completed');
  });

  it('makes the client active when the first project leaves onboarding', async () => {
    const { id } = await openProject(database.client, 1);
    expect(await clientStatus(id)).toBe('onboarding');
    await complete(database.client, id, 'Intake');
    expect(await clientStatus(id)).toBe('active');
  });
});

describe('completing', () => {
  it('takes a pending step through in_progress, and leaves what is under way alone', async () => {
    const { id } = await openProject(database.client, 2);
    await complete(database.client, id, 'Asset Review');
    expect(await course(database.client, id)).toEqual(['Intake: in_progress', 'Asset Review: completed']);
    await complete(database.client, id, 'Intake');
    expect(await course(database.client, id)).toEqual(['Intake: completed', 'Asset Review: completed', 'Kickoff Call: in_progress']);
  });

  it('writes every transition to the audit log, what follows included', async () => {
    const { id } = await openProject(database.client, 2);
    const { id: intake } = await step(database.client, id, 'Intake');
    await complete(database.client, id, 'Intake');
    const { rows } = await database.client.query(
      `select details #>> '{after,status}' as status from public.audit_log where action = 'transition' and resource_id = any ($1)`,
      [[intake, (await step(database.client, id, 'Asset Review')).id, id]],
    );
    expect(rows.map((row) => row.status).sort()).toEqual(['completed', 'in_progress', 'in_progress', 'in_progress']);
  });

  it('says once that it was done: again is no error, and changes nothing', async () => {
    const { id } = await openProject(database.client, 3);
    const { id: deposit } = await step(database.client, id, 'Deposit');
    const say = () => one<{ done: boolean }>(database.client, `select private.complete_milestone($1, 'system') as done`, [deposit]);
    expect(await say()).toEqual({ done: true });
    expect(await say()).toEqual({ done: false });
    expect(await course(database.client, id)).toEqual(['Deposit: completed', 'Site Visit Scheduling: in_progress']);
  });

  it.each([
    ['a stale form', (id: string) => database.client.query('select public.complete_milestone($1, 999)', [id]), 'PT409'],
    ['an unknown step', () => database.client.query('select public.complete_milestone(gen_random_uuid(), 1)'), 'PT404'],
    ['an approval of what is no review', (id: string) => database.client.query('select public.complete_milestone($1, (select row_version from public.milestones where id = $1), true)', [id]), 'PT409'],
  ])('refuses %s', async (_, attempt, code) => {
    const { id } = await openProject(database.client, 2);
    const intake = await step(database.client, id, 'Intake');
    expect(await refusal(acting(database.client, { kind: 'team' }, () => attempt(intake.id)))).toMatchObject({ code });
  });

  it('is the studio\'s: a client is refused', async () => {
    const { id } = await openProject(database.client, 2);
    expect(await refusal(complete(database.client, id, 'Intake', { who: { kind: 'client', asRole: true } }))).toMatchObject({ code: 'PT403' });
  });

  it('moves nothing of a closed project', async () => {
    const { id } = await openProject(database.client, 2);
    await acting(database.client, { kind: 'admin' }, () => database.client.query(`update public.projects set status = 'closed' where id = $1`, [id]), { keep: true });
    expect(await refusal(complete(database.client, id, 'Intake'))).toMatchObject({ code: 'PT409' });
  });
});

describe('an approval', () => {
  it.each([
    [1, ['Revisions: skipped', 'Delivery: in_progress']],
    [2, ['Revisions: skipped', 'Second Review: skipped', 'Second Revisions: skipped', 'Delivery: in_progress']],
    [
      3,
      ['Revisions: skipped', 'Second Collaboration: skipped', 'Second Review: skipped', 'Second Revisions: skipped', 'Final Review: skipped', 'Final Revisions: skipped', 'Contractor Coordination: in_progress'],
    ],
  ])('at the first review of tier %i skips every later step of a round', async (tier, after) => {
    const { id } = await openProject(database.client, tier);
    for (const { name, kind } of await steps(database.client, id)) {
      await complete(database.client, id, name, { approved: kind === 'review' });
      if (kind === 'review') break;
    }
    expect((await course(database.client, id)).slice(-after.length)).toEqual(after);
  });

  it('is taken back with its review', async () => {
    const { id } = await openProject(database.client, 1);
    for (const name of ['Intake', 'Asset Review', 'Concept']) await complete(database.client, id, name);
    const before = await course(database.client, id);
    await complete(database.client, id, 'Review', { approved: true });
    await giveBack(database.client, id, 'Review');
    expect(await course(database.client, id)).toEqual(before);
    expect(await status(database.client, id)).toBe('awaiting_feedback');
  });
});

describe('a step back', () => {
  it('returns what the completion had started, with the reason in the log', async () => {
    const { id } = await openProject(database.client, 2);
    await complete(database.client, id, 'Intake');
    await complete(database.client, id, 'Asset Review');
    const { id: review } = await step(database.client, id, 'Asset Review');
    await giveBack(database.client, id, 'Asset Review', 'A photo was missing.');
    expect(await course(database.client, id)).toEqual(['Intake: completed', 'Asset Review: in_progress']);
    const { reason } = await one<{ reason: string }>(
      database.client,
      `select details ->> 'reason' as reason from public.audit_log where resource_id = $1 and details #>> '{before,status}' = 'completed'`,
      [review],
    );
    expect(reason).toBe('A photo was missing.');
  });

  it('goes from delivered to work through revisions, which the transitions allow', async () => {
    const { id } = await walk(1);
    await giveBack(database.client, id, 'Delivery');
    expect(await status(database.client, id)).toBe('in_progress');
    expect(await clientStatus(id)).toBe('active');
  });

  it('needs a reason, and takes the last one only', async () => {
    const { id } = await openProject(database.client, 2);
    await complete(database.client, id, 'Intake');
    await complete(database.client, id, 'Asset Review');
    expect(await refusal(giveBack(database.client, id, 'Asset Review', 'no'))).toMatchObject({ code: 'PT400' });
    expect(await refusal(giveBack(database.client, id, 'Intake'))).toMatchObject({ code: 'PT409' });
    expect(await refusal(giveBack(database.client, id, 'Kickoff Call'))).toMatchObject({ code: 'PT409' });
  });
});

describe('an optional step', () => {
  const atDelivery = async () => {
    const { id } = await openProject(database.client, 2);
    for (const name of ['Intake', 'Asset Review', 'Kickoff Call', 'Draft', 'Check-in', 'Review', 'Revisions']) await complete(database.client, id, name);
    return id;
  };

  it('is skipped unless the team starts it, also afterwards', async () => {
    const id = await atDelivery();
    expect((await course(database.client, id)).slice(-3)).toEqual(['Second Review: skipped', 'Second Revisions: skipped', 'Delivery: in_progress']);
    await start(database.client, id, 'Second Review');
    expect((await course(database.client, id)).slice(-2)).toEqual(['Second Review: in_progress', 'Second Revisions: skipped']);
    expect(await status(database.client, id)).toBe('awaiting_feedback');
    await complete(database.client, id, 'Second Review');
    expect((await course(database.client, id)).slice(-1)).toEqual(['Delivery: in_progress']);
  });

  it('is put back when it was started by mistake', async () => {
    const id = await atDelivery();
    await start(database.client, id, 'Second Review');
    await giveBack(database.client, id, 'Second Review');
    expect((await course(database.client, id)).slice(-3)).toEqual(['Second Review: skipped', 'Second Revisions: skipped', 'Delivery: in_progress']);
  });

  it('is not started before its time, and a required one is never started by hand', async () => {
    const { id } = await openProject(database.client, 2);
    expect(await refusal(start(database.client, id, 'Second Review'))).toMatchObject({ code: 'PT409' });
    expect(await refusal(start(database.client, id, 'Draft'))).toMatchObject({ code: 'PT409' });
  });
});

describe('handing over', () => {
  const owing = async () => {
    const { id } = await openProject(database.client, 1);
    const dueId = await newDue(database.client, { project_id: id, amount_cents: 500 });
    for (const name of ['Intake', 'Asset Review', 'Concept', 'Review', 'Revisions']) await complete(database.client, id, name);
    return { id, dueId };
  };

  it('is refused while something is owed, and possible once it was paid', async () => {
    const { id, dueId } = await owing();
    expect(await refusal(complete(database.client, id, 'Delivery', { reason: 'The team has no say in this.' }))).toMatchObject({ code: 'PT409' });
    await newPayment(database.client, { due_id: dueId, project_id: id, amount: 500, status: 'succeeded' });
    await complete(database.client, id, 'Delivery');
    expect(await status(database.client, id)).toBe('delivered');
  });

  it('is an admin\'s decision with a reason, and not without', async () => {
    const { id } = await owing();
    const who = { kind: 'admin', asRole: true } as const;
    expect(await refusal(complete(database.client, id, 'Delivery', { who }))).toMatchObject({ code: 'PT409' });
    await complete(database.client, id, 'Delivery', { who, reason: 'The last invoice is waived.' });
    expect(await status(database.client, id)).toBe('delivered');
  });
});

it('cannot be walked round by a plain update', async () => {
  const { id } = await openProject(database.client, 1);
  const attempt = acting(database.client, { kind: 'team', asRole: true }, () =>
    database.client.query(`update public.milestones set status = 'completed' where project_id = $1`, [id]),
  );
  expect(await refusal(attempt)).toMatchObject({ code: '42501' });
});
