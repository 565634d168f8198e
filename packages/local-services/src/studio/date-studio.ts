import type pg from 'pg';
import { oneRow } from './one-row.ts';
import { emailOf } from './people.ts';
import { COURSES, DECISIONS, SENT_DAYS_AGO, type Course } from './projects.ts';

/**
 * Everything was done a moment ago: this spreads it over the months it stands for. Without triggers, since nobody did anything: neither the
 * audit log nor the outbox has to tell of it. What waits for Notion goes behind what people do from now on.
 */
export async function dateStudio(client: pg.Client): Promise<void> {
  await client.query(`set local session_replication_role = 'replica'`);
  for (const course of COURSES) await dateProject(client, course);
  for (const [key, days] of Object.entries(SENT_DAYS_AGO)) await dateLead(client, key, days);
  for (const { key, daysAgo } of DECISIONS) await client.query('update public.leads set reviewed_at = now() - make_interval(days => $2) where email = $1', [emailOf(key), daysAgo]);
  await client.query(`update public.mails m set created_at = l.created_at, sent_at = l.created_at from public.leads l
    where m.kind = 'lead_received' and m.data ->> 'submission_id' = l.submission_id::text and m.sent_at is not null`);
  await client.query(`set local session_replication_role = 'origin'`);
  await client.query('select private.fold_sync_changes(10000)');
  await client.query('update public.sync_state set priority = 3');
}

/** Two days pass between the form and the payment. */
async function dateProject(client: pg.Client, course: Course): Promise<void> {
  const { id, client_id: clientId, user_id: userId } = await oneRow<{ id: string; client_id: string; user_id: string }>(
    client,
    'select p.id, p.client_id, c.user_id from public.projects p join public.clients c on c.id = p.client_id join public.leads l on l.id = p.lead_id where l.email = $1',
    [emailOf(course.key)],
  );
  const opened = 'now() - make_interval(days => $2)';
  await dateLead(client, course.key, course.openedDaysAgo + (course.quoted ? 9 : 2));
  await client.query(`update public.leads set converted_at = ${opened} where email = $1`, [emailOf(course.key), course.openedDaysAgo]);
  await client.query(`update public.projects set created_at = ${opened}, updated_at = now() where id = $1`, [id, course.openedDaysAgo]);
  await client.query(`update public.clients set created_at = ${opened} where id = $1`, [clientId, course.openedDaysAgo]);
  await client.query(`update public.users set created_at = ${opened} where id = $1`, [userId, course.openedDaysAgo]);
  await client.query(`update public.dues set created_at = ${opened} where project_id = $1`, [id, course.openedDaysAgo]);
  await client.query(`update public.payments set created_at = ${opened}, paid_at = case when paid_at is not null then ${opened} end where project_id = $1`, [id, course.openedDaysAgo]);
  await dateSteps(client, id, course);
}

/** Spread evenly by the days that the template gives each step. The functions that predict and owe then speak from those dates. */
async function dateSteps(client: pg.Client, projectId: string, { openedDaysAgo, lastDoneDaysAgo }: Course): Promise<void> {
  await client.query(
    `with done as (
       select id, "order", sum(coalesce(duration_days, 5)) over (order by "order")::numeric / sum(coalesce(duration_days, 5)) over () as share,
         (sum(coalesce(duration_days, 5)) over (order by "order") - coalesce(duration_days, 5))::numeric / sum(coalesce(duration_days, 5)) over () as share_before
       from public.milestones where project_id = $1 and status = 'completed'
     )
     update public.milestones m set
       started_at = now() - make_interval(secs => (86400 * ($2::numeric - ($2::numeric - $3::numeric) * d.share_before))::double precision),
       completed_at = now() - make_interval(secs => (86400 * ($2::numeric - ($2::numeric - $3::numeric) * d.share))::double precision)
     from done d where d.id = m.id`,
    [projectId, openedDaysAgo, lastDoneDaysAgo],
  );
  const previous = `(select max(b.completed_at) from public.milestones b where b.project_id = m.project_id and b."order" < m."order" and b.status = 'completed')`;
  await client.query(`update public.milestones m set created_at = now() - make_interval(days => $2) where project_id = $1`, [projectId, openedDaysAgo]);
  await client.query(`update public.milestones m set started_at = coalesce(${previous}, created_at) where project_id = $1 and status = 'in_progress'`, [projectId]);
  await client.query(`update public.milestones m set skipped_at = coalesce(${previous}, created_at) where project_id = $1 and skipped_at is not null`, [projectId]);
  await client.query(`update public.milestones m set due_date = private.close_of_business((completed_at at time zone private.studio_zone())::date) where project_id = $1 and status = 'completed'`, [projectId]);
  await client.query(`update public.dues set due_date = null where project_id = $1 and purpose = 'balance'`, [projectId]);
  await client.query('select private.predict_due_dates($1), private.date_balance($1)', [projectId]);
}

async function dateLead(client: pg.Client, key: string, daysAgo: number): Promise<void> {
  await client.query('update public.leads set created_at = now() - make_interval(days => $2, hours => 3) where email = $1', [emailOf(key), daysAgo]);
}
