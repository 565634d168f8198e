import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { one } from '../acting.ts';
import { freshDatabase } from '../database.ts';
import { begin, paidBy, qualifiedLead, renew, type Prospect } from './checkouts.ts';
import { deliveriesOf, histories, returnedOf, type History, type Story } from './stories.ts';
import type { Paid, StripeEvent } from './stripe-words.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
});
afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

async function checkouts(lead: Prospect, count: number): Promise<Paid[]> {
  const first = await begin(database.client, lead);
  return count === 1 ? [paidBy(first)] : [paidBy(first), paidBy(await renew(database.client, lead, first.payment_id))];
}

interface Ledger {
  payments: string[];
  counting: number;
  project: string | null;
  receipts: number;
  open: number;
}

const LEDGER = `
  select (select coalesce(jsonb_agg(p.status || ' ' || p.amount_refunded order by p.status || ' ' || p.amount_refunded), '[]') from own p) as payments,
    (select count(*)::int from own where status = 'succeeded' and duplicate_of is null) as counting,
    (select payment_status from public.projects where lead_id = $1) as project,
    (select count(*)::int from public.mails where kind = 'receipt' and data ->> 'payment_id' in (select id::text from own)) as receipts,
    (select count(*)::int from public.stripe_events where id = any ($2) and status in ('received', 'parked')) as open`;
const ledger = (leadId: string, events: StripeEvent[]) =>
  one<Ledger & Record<string, unknown>>(
    database.client,
    `with own as (select p.* from public.payments p join public.dues d on d.id = p.due_id where d.lead_id = $1) ${LEDGER}`,
    [leadId, events.map(({ id }) => id)],
  );

/** What must be left, told without any order. */
function expected(stories: Story[], amount: number): Ledger {
  const ends = stories.map((story) => ({ returned: returnedOf(story, amount), status: story.paid ? (story.returned === 'all' ? 'refunded' : 'succeeded') : 'failed' }));
  const kept = ends.filter(({ status }) => status === 'succeeded').length;
  const paid = ends.filter(({ status }) => status !== 'failed').length;
  return {
    payments: ends.map(({ status, returned }) => `${status} ${returned}`).sort(),
    counting: Math.min(kept, 1),
    project: paid === 0 ? null : kept > 0 ? 'paid' : 'refunded',
    receipts: paid,
    open: 0,
  };
}

/** The ledger after a history, and as it must be. */
async function tell(history: History, deliver: (events: StripeEvent[]) => Promise<void>) {
  const lead = await qualifiedLead(database.client);
  const paid = await checkouts(lead, history.stories.length);
  const events = history.stories.flatMap((story, index) => story.tell(paid[index]!));
  await deliver(deliveriesOf(events, history));
  return { left: await ledger(lead.leadId, events), due: expected(history.stories, paid[0]!.amount) };
}

const apply = async (event: StripeEvent) => void (await pool.query('select public.apply_stripe_event($1)', [event]));

it('ends in the same ledger whatever the order, however often each event comes', async () => {
  const oneByOne = async (events: StripeEvent[]) => {
    for (const event of events) await apply(event);
  };
  const property = fc.asyncProperty(histories, async (history) => {
    const { left, due } = await tell(history, oneByOne);
    expect(left).toEqual(due);
  });
  await fc.assert(property, { numRuns: 60 });
}, 600_000);

it('ends in the same ledger when events come at the same time', async () => {
  const atOnce = async (events: StripeEvent[]) => void (await Promise.all(events.map(apply)));
  const property = fc.asyncProperty(histories, async (history) => {
    const { left, due } = await tell(history, atOnce);
    expect(left).toEqual(due);
  });
  await fc.assert(property, { numRuns: 30 });
}, 600_000);
