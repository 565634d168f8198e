import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { one } from './acting.ts';

type Values = Record<string, unknown>;

/** Inserts one row and gives its id. What a test does not care about comes from the table's defaults or from here. */
async function insert(client: Client, table: string, values: Values): Promise<string> {
  const columns = Object.keys(values).map((column) => `"${column}"`);
  const places = columns.map((_, i) => `$${i + 1}`);
  const { id } = await one<{ id: string }>(
    client,
    `insert into public.${table} (${columns.join(', ')}) values (${places.join(', ')}) returning id`,
    Object.values(values),
  );
  return id;
}

export const newUser = (client: Client, values: Values = {}) =>
  insert(client, 'users', { email: `${randomUUID()}@example.com`, user_type: 'sage_client', ...values });
export const newClient = (client: Client, values: Values = {}) => insert(client, 'clients', { name: 'Okafor', tier: 2, ...values });
export const newLead = (client: Client, values: Values = {}) =>
  insert(client, 'leads', { email: 'lead@example.com', project_address: '1 Elm St', recommended_tier: 2, approved_tier: 2, ...values });
export const newProject = async (client: Client, values: Values = {}) =>
  insert(client, 'projects', { client_id: values.client_id ?? (await newClient(client)), tier: 2, name: 'Garden', ...values });
export const newMilestone = async (client: Client, values: Values = {}) =>
  insert(client, 'milestones', {
    project_id: values.project_id ?? (await newProject(client)),
    tier: 2,
    name: 'Draft',
    order: 1,
    kind: 'work',
    turn: 'studio',
    ...values,
  });
export const newDue = async (client: Client, values: Values = {}) =>
  insert(client, 'dues', {
    project_id: values.project_id ?? (await newProject(client)),
    purpose: 'other',
    label: 'Fee',
    amount_cents: 149900,
    ...values,
  });
export const newPayment = async (client: Client, values: Values = {}) =>
  insert(client, 'payments', { due_id: values.due_id ?? (await newDue(client)), amount: 149900, tier: 2, ...values });
