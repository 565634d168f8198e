import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandPort } from './execute-command.ts';

let database: FreshDatabase;
let project: string;
beforeEach(async () => {
  database = await freshDatabase();
  project = await open();
  await query(`insert into public.dues (project_id, purpose, label, amount_cents) values ($1, 'full', 'Design fee', 29900)`, [project]);
});
afterEach(() => database.drop());

const query = async <Row extends object>(sql: string, values: unknown[] = []) => (await database.client.query<Row>(sql, values)).rows;

/** A tier 1 project, as a paid fee opens it. */
async function open(): Promise<string> {
  const [lead] = await query<{ id: string }>(
    `insert into public.leads (email, name, project_address, recommended_tier, approved_tier, source) values ($1, 'Maya Okafor', '14 Alder Lane, Oakland', 1, 1, 'hand') returning id`,
    [`${randomUUID()}@example.com`],
  );
  return (await query<{ id: string }>(`select private.open_project($1, 29900, 0, 'usd') as id`, [lead!.id]))[0]!.id;
}
const steps = () => query<{ id: string; name: string; status: string }>('select id, name, status from public.milestones where project_id = $1 order by "order"', [project]);
const step = async (name: string) => (await steps()).find((one) => one.name === name)!.id;
const status = async () => (await query<{ status: string }>('select status from public.projects where id = $1', [project]))[0]!.status;
const execute = (command: string, recordId = project) => commandPort(database.client).execute({ command, recordId });
const pay = () =>
  query(`insert into public.payments (project_id, due_id, amount, tier, status, stripe_payment_intent_id) select project_id, id, amount_cents, 1, 'succeeded', 'pi_' || id from public.dues where project_id = $1`, [project]);
async function completeUpTo(name: string): Promise<void> {
  for (const one of await steps()) {
    if (one.name === name) return;
    await query(`select private.complete_milestone($1, 'system')`, [one.id]);
  }
}

describe('project.complete', () => {
  it('is refused while steps before the last are open, and says which', async () => {
    await completeUpTo('Review');
    expect(await execute('project.complete')).toEqual({ accepted: false, reason: 'Still to be done before delivery: Review, Revisions.' });
    expect(await status()).toBe('awaiting_feedback');
  });

  it('is refused while something is owed: a delivery hands over', async () => {
    await completeUpTo('Delivery');
    expect(await execute('project.complete')).toEqual({ accepted: false, reason: 'Something is still owed for this project, so it cannot be handed over yet.' });
    expect(await status()).not.toBe('delivered');
  });

  it('completes the last step, and with it the project; once more it is accepted and does nothing', async () => {
    await pay();
    await completeUpTo('Delivery');
    expect(await execute('project.complete')).toEqual({ accepted: true });
    expect([await status(), (await steps()).at(-1)]).toMatchObject(['delivered', { name: 'Delivery', status: 'completed' }]);
    const before = await query('select count(*) from public.audit_log');
    expect(await execute('project.complete')).toEqual({ accepted: true });
    expect(await query('select count(*) from public.audit_log')).toEqual(before);
  });

  it('is refused for a project that is closed, or not there', async () => {
    await query(`alter table public.projects disable trigger enforce_transition`);
    await query(`update public.projects set status = 'closed' where id = $1`, [project]);
    expect(await execute('project.complete')).toEqual({ accepted: false, reason: 'The project is closed.' });
    expect(await execute('project.complete', randomUUID())).toEqual({ accepted: false, reason: 'There is no such project.' });
  });
});

describe('milestone.complete', () => {
  it('completes the step under way; the next begins, and the audit log names Notion', async () => {
    await completeUpTo('Concept');
    const [before] = await query<{ last: string }>('select max(seq) as last from public.audit_log');
    expect(await execute('milestone.complete', await step('Concept'))).toEqual({ accepted: true });
    expect((await steps()).filter((one) => one.status === 'in_progress').map(({ name }) => name)).toEqual(['Review']);
    const told = await query('select distinct actor_kind from public.audit_log where seq > $1', [before!.last]);
    expect(told).toEqual([{ actor_kind: 'notion' }]);
  });

  it('of a step that has not begun is not yet, and nothing happens', async () => {
    const before = await steps();
    expect(await execute('milestone.complete', await step('Delivery'))).toMatchObject({ accepted: false, later: true });
    expect(await steps()).toEqual(before);
  });

  it('of the delivery is refused while something is owed', async () => {
    await completeUpTo('Delivery');
    expect(await execute('milestone.complete', await step('Delivery'))).toMatchObject({ accepted: false, reason: expect.stringContaining('owed') as string });
  });

  it('does not change who acts afterwards', async () => {
    await completeUpTo('Concept');
    await execute('milestone.complete', await step('Concept'));
    expect(await query('select private.actor_kind() as kind')).toEqual([{ kind: 'system' }]);
  });
});

it('what breaks is no refusal: it is tried again', async () => {
  await expect(execute('milestone.complete', 'no uuid')).rejects.toThrow('uuid');
  await expect(execute('project.burn')).rejects.toThrow('project.burn');
});
