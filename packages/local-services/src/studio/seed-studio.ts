import type pg from 'pg';
import { actingAs } from './acting-as.ts';
import { addDeliverables } from './add-deliverables.ts';
import { dateStudio } from './date-studio.ts';
import { COURSES, DECISIONS } from './projects.ts';
import { oneRow } from './one-row.ts';
import { openProject } from './open-project.ts';
import { emailOf } from './people.ts';
import submissions from './submissions.json' with { type: 'json' };
import { welcomeClients } from './welcome-clients.ts';
import type { StoredFile } from './store-files.ts';

/** All of it is seeded with this, or nothing is. */
const [FIRST_LEAD] = submissions.map(({ submission_id: id }) => id);

export async function isStudioSeeded(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select from public.leads where submission_id = $1', [FIRST_LEAD]);
  return rowCount === 1;
}

/**
 * A studio with leads in every status and projects in every state, for a local database. All of it goes the way of the product: the form's,
 * the team's and Stripe's own functions, so that audit log, dues, ledger and outbox are true; then it is dated back. All or nothing.
 */
export async function seedStudio(client: pg.Client, files: ReadonlyMap<string, StoredFile>, portalUrl: string): Promise<void> {
  await client.query('begin');
  try {
    for (const submission of submissions) await actingAs(client, 'intake', () => client.query('select public.intake_submit($1)', [{ ...submission, network: '192.0.2.0/24' }]));
    for (const decision of DECISIONS) await decide(client, decision);
    for (const course of COURSES) await openProject(client, course);
    await addCallByHand(client);
    await leaveCheckoutOpen(client, 'nadia@example.com');
    await addDeliverables(client, files, portalUrl);
    await welcomeClients(client);
    await dateStudio(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function decide(client: pg.Client, { key, decision, tier, reason }: (typeof DECISIONS)[number]): Promise<void> {
  const lead = await oneRow<{ id: string; row_version: number }>(client, 'select id, row_version from public.leads where email = $1', [emailOf(key)]);
  await actingAs(client, 'team', () => client.query('select public.review_lead($1, $2, $3, $4, $5)', [lead.id, decision, tier, reason, lead.row_version]));
}

/** Somebody who called: typed in by the team, and not routed yet. */
const addCallByHand = (client: pg.Client) =>
  actingAs(client, 'team', () =>
    client.query(
      `insert into public.leads (source, email, name, phone, project_address, project_type, recommended_tier, routing_reason)
       values ('hand', 'harold@example.com', 'Harold Nyström', '415 555 0142', '17 Fern Canyon, Mill Valley, CA 94941', 'standard_renovation', 2,
         'Called on Friday about the back garden; has a survey, wants to start in spring.')`,
    ),
  );

/** One who went to the payment page and has not paid yet. */
async function leaveCheckoutOpen(client: pg.Client, email: string): Promise<void> {
  await actingAs(client, 'intake', () => client.query('select public.intake_begin_checkout(submission_id) from public.leads where email = $1', [email]));
}
