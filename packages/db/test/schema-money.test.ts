import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newDue, newPayment, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const query = (sql: string, values: unknown[] = []) => database.client.query(sql, values);
const pay = (due_id: string, values: Record<string, unknown> = {}) => newPayment(database.client, { due_id, ...values });

it('holds one pending or succeeded payment per due', async () => {
  const due = await newDue(database.client);
  const first = await pay(due);
  expect((await refusal(pay(due)))?.code).toBe('23505');
  await query(`update public.payments set status = 'failed' where id = $1`, [first]);
  const second = await pay(due, { status: 'succeeded' });
  expect((await refusal(pay(due)))?.code).toBe('23505');
  expect((await refusal(query(`update public.payments set status = 'succeeded' where id = $1`, [first])))?.code).toBe('23505');
  await query(`update public.payments set status = 'succeeded', duplicate_of = $2 where id = $1`, [first, second]);
});

it('lets one of many parallel payments of a due through', async () => {
  const due = await newDue(database.client);
  const pool = new pg.Pool({ connectionString: database.url, max: 10 });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      refusal(pool.query('insert into public.payments (due_id, amount, tier) values ($1, 149900, 2)', [due])),
    ),
  );
  await pool.end();
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
  expect(new Set(outcomes.flatMap((outcome) => outcome?.code ?? []))).toEqual(new Set(['23505']));
});

it('takes the amount and currency of the due', async () => {
  const due = await newDue(database.client);
  expect((await refusal(pay(due, { amount: 100 })))?.code).toBe('23514');
  expect((await refusal(pay(due, { currency: 'eur' })))?.code).toBe('23514');
});

it('never changes the amount of a due, nor what a project agreed to', async () => {
  const due = await newDue(database.client);
  expect((await refusal(query('update public.dues set amount_cents = 1 where id = $1', [due])))?.code).toBe('PT409');
  const project = await newProject(database.client, { agreed_fee_cents: 149900, agreed_currency: 'usd', template_version: 1 });
  expect((await refusal(query('update public.projects set agreed_fee_cents = 1 where id = $1', [project])))?.code).toBe('PT409');
});

it('owes a fee once', async () => {
  const project_id = await newProject(database.client);
  const first = await newDue(database.client, { project_id, purpose: 'deposit' });
  expect((await refusal(newDue(database.client, { project_id, purpose: 'deposit' })))?.code).toBe('23505');
  await query('update public.dues set cancelled_at = now() where id = $1', [first]);
  await newDue(database.client, { project_id, purpose: 'deposit' });
});

it('is refunded only in full', async () => {
  const id = await pay(await newDue(database.client), { status: 'succeeded' });
  expect((await refusal(query(`update public.payments set status = 'refunded', amount_refunded = 1 where id = $1`, [id])))?.code).toBe(
    '23514',
  );
  await query(`update public.payments set status = 'refunded', amount_refunded = amount where id = $1`, [id]);
});

it('is written by no person', async () => {
  const userId = await newUser(database.client, { user_type: 'admin' });
  const id = await newPayment(database.client);
  const admin = { kind: 'admin', userId, asRole: true } as const;
  for (const sql of [
    `update public.payments set status = 'succeeded' where id = $1`,
    'delete from public.payments where id = $1',
    `update public.dues set label = 'x' where id = $1`,
  ]) {
    expect((await refusal(acting(database.client, admin, () => query(sql, [id]))))?.code).toBe('42501');
  }
});
