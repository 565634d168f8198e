import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { acting, type Acting, one } from './acting.ts';
import { newLead } from './new-rows.ts';

export interface Step {
  id: string;
  name: string;
  order: number;
  status: string;
  kind: string;
  optional: boolean;
  started_at: Date | null;
  due_date: Date | null;
  skipped_at: Date | null;
  row_version: number;
}

/** A project of a fresh lead, opened as a paid fee opens it. */
export async function openProject(client: Client, tier = 2, lead: Record<string, unknown> = {}) {
  const leadId = await newLead(client, {
    email: `${randomUUID()}@example.com`,
    name: 'Maya Okafor',
    project_address: '14 Alder Lane, Oakland',
    recommended_tier: tier,
    approved_tier: tier,
    ...lead,
  });
  const { id } = await one<{ id: string }>(client, `select private.open_project($1, 149900, 0, 'usd') as id`, [leadId]);
  return { leadId, id };
}

export const steps = async (client: Client, projectId: string): Promise<Step[]> =>
  (await client.query<Step>('select * from public.milestones where project_id = $1 order by "order"', [projectId])).rows;

export async function step(client: Client, projectId: string, name: string): Promise<Step> {
  const found = (await steps(client, projectId)).find((row) => row.name === name);
  if (!found) throw new Error(`no step ${name}`);
  return found;
}

/** One line a step that is not waiting, such as `Draft: in_progress`. */
export const course = async (client: Client, projectId: string) =>
  (await steps(client, projectId)).flatMap(({ name, status, skipped_at }) => (skipped_at ? [`${name}: skipped`] : status === 'pending' ? [] : [`${name}: ${status}`]));

export const status = async (client: Client, projectId: string) =>
  (await one<{ status: string }>(client, 'select status from public.projects where id = $1', [projectId])).status;

const asTeam: Acting = { kind: 'team', asRole: true };
const call = (client: Client, who: Acting, sql: string, values: unknown[]) => acting(client, who, () => client.query(sql, values), { keep: true });

export async function complete(client: Client, projectId: string, name: string, { approved = false, reason = null as string | null, who = asTeam } = {}) {
  const { id, row_version } = await step(client, projectId, name);
  await call(client, who, 'select public.complete_milestone($1, $2, $3, $4)', [id, row_version, approved, reason]);
}
export async function giveBack(client: Client, projectId: string, name: string, reason = 'The client found a mistake.') {
  const { id, row_version } = await step(client, projectId, name);
  await call(client, asTeam, 'select public.return_milestone($1, $2, $3)', [id, row_version, reason]);
}
export async function start(client: Client, projectId: string, name: string) {
  const { id, row_version } = await step(client, projectId, name);
  await call(client, asTeam, 'select public.start_milestone($1, $2)', [id, row_version]);
}
