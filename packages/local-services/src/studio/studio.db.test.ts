import { freshDatabase } from '@sage/db/testing';
import { seed } from '@sage/db/migrate';
import { expect, it } from 'vitest';
import { DELIVERABLES, fileId } from './deliverables.ts';
import { isStudioSeeded, seedStudio } from './seed-studio.ts';

const FILES = new Map(DELIVERABLES.map((_, n) => [fileId(n), { id: fileId(n), size: 1000, type: 'application/pdf', sha256: 'a'.repeat(64) }]));

it('the demo studio has something of everything, true to the rules, and nothing left to send', async () => {
  const { client, drop } = await freshDatabase();
  const of = async (sql: string) => (await client.query<{ value: string }>(sql)).rows.map(({ value }) => value);
  try {
    await seed(client, { demo: true });
    expect(await isStudioSeeded(client)).toBe(false);
    await seedStudio(client, FILES, 'http://localhost:3001');
    expect(await isStudioSeeded(client)).toBe(true);
    expect(await of('select distinct status::text as value from public.leads order by 1')).toEqual(['closed', 'needs_review', 'new', 'qualified']);
    expect(await of('select distinct status::text as value from public.projects order by 1')).toEqual(['awaiting_feedback', 'closed', 'delivered', 'in_progress', 'onboarding', 'revisions']);
    expect(await of('select distinct tier as value from public.projects order by 1')).toEqual([1, 2, 3, 4]);
    expect(await of('select distinct status::text as value from public.payments order by 1')).toEqual(['pending', 'refunded', 'succeeded']);
    expect(await of('select distinct payment_status::text as value from public.projects order by 1')).toEqual(['paid', 'pending', 'refunded']);
    expect(await of(`select kind as value from public.mails where sent_at is null`)).toEqual(['invitation']);
    expect(await of(`select name as value from public.milestones where started_at > completed_at or due_date is null and status = 'completed'`)).toEqual([]);
    expect(await of(`select m.name as value from public.milestones m join public.projects p on p.id = m.project_id where started_at < p.created_at - interval '1 second'`)).toEqual([]);
    expect(await of('select distinct priority as value from public.sync_state')).toEqual([3]);
    expect(await of('select seq as value from public.sync_changes')).toEqual([]);
  } finally {
    await drop();
  }
});
