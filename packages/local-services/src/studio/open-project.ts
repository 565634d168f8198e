import type pg from 'pg';
import { actingAs } from './acting-as.ts';
import { oneRow } from './one-row.ts';
import { emailOf } from './people.ts';
import type { Course } from './projects.ts';

type Quoted = NonNullable<Course['quoted']>;

/** From a lead to where its project stands today. */
export async function openProject(client: pg.Client, course: Course): Promise<void> {
  const projectId = await (course.quoted ? openByQuote(client, course.key, course.quoted) : openByPayment(client, course));
  await completeSteps(client, projectId, course);
  if (course.isPaidInFull) await payOpenDues(client, projectId);
  if (course.ending === 'refunded and closed') await refund(client, projectId);
  if (course.ending) await actingAs(client, 'admin', () => client.query(`update public.projects set status = 'closed' where id = $1`, [projectId]), 'The work is done and everything was handed over.');
}

interface Order {
  payment_id: string;
  amount_cents: number;
  currency: string;
}

async function openByPayment(client: pg.Client, { key }: Course): Promise<string> {
  const begun = 'select public.intake_begin_checkout(submission_id) as order from public.leads where email = $1';
  const { order } = await actingAs(client, 'intake', () => oneRow<{ order: Order }>(client, begun, [emailOf(key)]));
  await settle(client, order);
  return projectOf(client, key);
}

/** Tier 4 opens with an accepted quote, of which the first instalment was paid by transfer. */
async function openByQuote(client: pg.Client, key: string, { feeCents, firstCents }: Quoted): Promise<string> {
  await client.query(`select private.open_project(id, $2, null, 'usd') from public.leads where email = $1`, [emailOf(key), feeCents]);
  const projectId = await projectOf(client, key);
  for (const [label, cents, days] of [['First instalment', firstCents, -30], ['Second instalment', firstCents, 12], ['Third instalment', feeCents - 2 * firstCents, 75]] as const) {
    await client.query(
      `insert into public.dues (project_id, purpose, label, amount_cents, currency, due_date)
       values ($1, 'instalment', $2, $3, 'usd', private.close_of_business(current_date + $4::integer))`,
      [projectId, label, cents, days],
    );
  }
  await payDue(client, projectId, 'First instalment');
  return projectId;
}

async function projectOf(client: pg.Client, key: string): Promise<string> {
  const opened = 'select p.id from public.projects p join public.leads l on l.id = p.lead_id where l.email = $1';
  return (await oneRow<{ id: string }>(client, opened, [emailOf(key)])).id;
}

/** What Stripe says of a session that was paid. No customer: the stand-in for Stripe knows nobody of these. */
const settle = (client: pg.Client, { payment_id: paymentId, amount_cents: amount, currency }: Order) =>
  actingAs(client, 'system', () =>
    client.query('select public.settle_checkout_session($1)', [
      {
        object: 'checkout.session',
        id: `cs_demo_${paymentId}`,
        status: 'complete',
        payment_status: 'paid',
        amount_total: amount,
        currency,
        payment_intent: { object: 'payment_intent', id: `pi_demo_${paymentId}`, status: 'succeeded' },
        customer: null,
        metadata: { payment_id: paymentId },
      },
    ]),
  );

async function payDue(client: pg.Client, projectId: string, label: string): Promise<void> {
  const { order } = await oneRow<{ order: Order }>(
    client,
    `select private.checkout_order(private.open_payment(d, p.tier)) as order from public.dues d join public.projects p on p.id = d.project_id
     where d.project_id = $1 and d.label = $2`,
    [projectId, label],
  );
  await settle(client, order);
}

async function payOpenDues(client: pg.Client, projectId: string): Promise<void> {
  const { rows } = await client.query<{ label: string }>(
    `select label from public.dues d where project_id = $1 and not exists (select from public.payments where due_id = d.id and status = 'succeeded')`,
    [projectId],
  );
  for (const { label } of rows) await payDue(client, projectId, label);
}

async function completeSteps(client: pg.Client, projectId: string, { upTo, approved = [] }: Course): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ id: string; name: string }>(`select id, name from public.milestones where project_id = $1 and status = 'in_progress' order by "order" limit 1`, [projectId]);
    const [step] = rows;
    if (!step || step.name === upTo) return;
    await actingAs(client, 'team', () => client.query(`select private.complete_milestone($1, 'team', $2)`, [step.id, approved.includes(step.name)]));
  }
}

async function refund(client: pg.Client, projectId: string): Promise<void> {
  const { id, amount } = await oneRow<{ id: string; amount: number }>(client, 'select id, amount from public.payments where project_id = $1', [projectId]);
  const object = { object: 'refund', id: `re_demo_${id}`, amount, currency: 'usd', status: 'succeeded', payment_intent: `pi_demo_${id}`, reason: 'requested_by_customer' };
  await client.query('select public.apply_stripe_event($1)', [{ id: `evt_demo_${id}`, type: 'refund.created', livemode: false, created: Math.floor(Date.now() / 1000), data: { object } }]);
}
