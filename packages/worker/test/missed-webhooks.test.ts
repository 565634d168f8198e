import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { createStripeReader } from '@sage/domain/stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cron } from '../src/cron.ts';
import { catchUpPayments } from '../src/jobs/catch-up-payments.ts';
import { lookUpPayment } from '../src/jobs/look-up-payment.ts';
import { onTheirWay, openStripe } from './paying.ts';
import { eventually, runWorker } from './run-worker.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const work = async ({ env }: Awaited<ReturnType<typeof openStripe>>) => {
  const stripe = createStripeReader(env);
  const handlers = { 'payments.catchUp': catchUpPayments(stripe), 'payments.lookUp': lookUpPayment(stripe) };
  return runWorker(database.url, async () => undefined, { handlers });
};
const jobs = async (task: string) =>
  (await database.client.query<{ minutes: number; key: string }>(
    `select round(extract(epoch from run_at - now()) / 60)::int as minutes, key from graphile_worker.jobs where task_identifier = $1`, [task])).rows;
const catchUp = () => database.client.query(`select private.enqueue_job('payments.catchUp')`);

describe('with all webhooks lost and a payer who never comes back', () => {
  it('what was paid opens its project by the list of events, once', async () => {
    const shop = await openStripe();
    const prospects = [await onTheirWay(database, shop), await onTheirWay(database, shop)];
    for (const { session } of prospects) await shop.pay(session);
    const { logged } = await work(shop);
    for (let again = 0; again < 2; again += 1) {
      await catchUp();
      await eventually(async () => (await jobs('payments.catchUp')).length === 0);
    }
    for (const { project, statusOf } of prospects) {
      expect(await project()).toEqual({ payment_status: 'paid' });
      expect(await statusOf()).toBe('succeeded');
    }
    const { rows } = await database.client.query(`select count(*)::int as receipts from public.mails where kind = 'receipt'`);
    expect(rows).toEqual([{ receipts: 2 }]);
    expect(logged.filter(({ applied }) => applied)).toMatchObject([{ applied: 4 }]);
  });

  it('what was paid opens its project by looking the session up, from two minutes after it was opened', async () => {
    const shop = await openStripe();
    const { session, project, paymentId } = await onTheirWay(database, shop);
    expect(await jobs('payments.lookUp')).toEqual([{ minutes: 2, key: `look_up:${paymentId}` }]);
    await shop.pay(session);
    await work(shop);
    await soon();
    await eventually(project);
    await eventually(async () => (await jobs('payments.lookUp')).length === 0);
  });
});

const soon = () => database.client.query(`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'payments.lookUp'), run_at => now())`);

it('a session that is still open is looked up again, later each time', async () => {
  const shop = await openStripe();
  const { statusOf } = await onTheirWay(database, shop);
  await work(shop);
  for (const minutes of [4, 8, 16]) {
    await soon();
    await eventually(async () => (await jobs('payments.lookUp'))[0]?.minutes === minutes);
  }
  expect(await statusOf()).toBe('pending');
});

it('a session of another account is left alone', async () => {
  const { session: _, ...elsewhere } = await onTheirWay(database, await openStripe());
  const { logged } = await work(await openStripe());
  await soon();
  await eventually(async () => (await jobs('payments.lookUp')).length === 0);
  expect(await elsewhere.statusOf()).toBe('pending');
  expect(logged.filter(({ msg }) => msg === 'job failed')).toEqual([]);
});

it('an event that cannot be applied stops none of the others', async () => {
  const shop = await openStripe();
  const { session, project } = await onTheirWay(database, shop);
  await shop.pay(session);
  await database.client.query(`
    create function public.refuse() returns trigger language plpgsql as $$ begin
      if new.type = 'checkout.session.completed' then raise exception 'a bug of ours'; end if; return new; end $$;
    create trigger refuse before insert on public.stripe_events for each row execute function public.refuse()`);
  const { logged } = await work(shop);
  await catchUp();
  await eventually(() => logged.some(({ msg }) => msg === 'job failed'));
  expect(await project()).toEqual({ payment_status: 'paid' });
});

it('an event about nothing of ours is set aside after 30 days, one that does not fit a payment of ours never', async () => {
  const shop = await openStripe();
  await database.client.query(`
    insert into public.stripe_events (id, type, payload, status, parked_reason, stripe_created_at, received_at) values
      ('evt_strange', 'refund.created', '{}', 'parked', 'no payment is known for it yet', now(), now() - interval '31 days'),
      ('evt_recent', 'refund.created', '{}', 'parked', 'no payment is known for it yet', now(), now() - interval '29 days'),
      ('evt_wrong', 'refund.created', '{}', 'parked', 'the currency is eur instead of usd', now(), now() - interval '31 days')`);
  await work(shop);
  await catchUp();
  await eventually(async () => (await jobs('payments.catchUp')).length === 0);
  const { rows } = await database.client.query('select id, status from public.stripe_events order by id');
  expect(rows).toEqual([{ id: 'evt_recent', status: 'parked' }, { id: 'evt_strange', status: 'ignored' }, { id: 'evt_wrong', status: 'parked' }]);
});

it('runs every minute', () => {
  expect(cron.find(({ task }) => task === 'payments.catchUp')?.match).toBe('* * * * *');
});
