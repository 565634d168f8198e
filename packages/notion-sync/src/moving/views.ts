import type { Client, CreateViewParameters } from '@notionhq/client';
import type { StoredKind } from '../kind-databases.ts';
import type { PropertySchema } from '../schema.ts';
import { CallFailed, type MakeCall } from '../sync-calls.ts';

/** A way to look at a kind's database. Its name is how it is found again. */
export interface ViewPlan {
  kind: string;
  name: string;
  type: 'board' | 'gallery';
  /** Of a board: a property by our name. */
  groupBy?: string;
  /** Only pages with this option of a select. */
  only?: { property: string; equals: string };
  /** Of a gallery: where the picture comes from. */
  cover?: 'page_content' | 'page_cover';
}

export interface ViewOutcome {
  kind: string;
  name: string;
  result: 'made' | 'there' | 'refused';
  /** Why Notion refused it. */
  why?: string;
}

export interface ViewParts {
  client: Client;
  call: MakeCall;
  kinds: readonly StoredKind[];
  schemas: ReadonlyMap<string, Readonly<Record<string, PropertySchema>>>;
  isDryRun?: boolean;
}

const READ = { effect: 'read', on: 'data_source' } as const;
const WRITE = { effect: 'write', on: 'data_source' } as const;

/** Makes the views that are not there. One that Notion refuses is told, and the others go on. What people made is left alone. */
export async function ensureViews(plans: readonly ViewPlan[], parts: ViewParts): Promise<ViewOutcome[]> {
  const outcomes: ViewOutcome[] = [];
  for (const kind of new Set(plans.map((plan) => plan.kind))) {
    const stored = parts.kinds.find((one) => one.kind === kind);
    if (!stored?.database_id || !stored.data_source_id) continue;
    outcomes.push(...(await ensureOf(stored, plans.filter((plan) => plan.kind === kind), parts)));
  }
  return outcomes;
}

async function ensureOf(stored: StoredKind, plans: ViewPlan[], parts: ViewParts): Promise<ViewOutcome[]> {
  const outcomes: ViewOutcome[] = [];
  let there: Set<string>;
  try {
    there = await namesOf(stored.database_id ?? '', parts);
  } catch (error) {
    return plans.map(({ kind, name }) => ({ kind, name, result: 'refused', why: reasonOf(error) }));
  }
  for (const plan of plans) {
    const { kind, name } = plan;
    if (there.has(name)) outcomes.push({ kind, name, result: 'there' });
    else outcomes.push({ kind, name, ...(await make(stored, plan, parts)) });
  }
  return outcomes;
}

async function make(stored: StoredKind, plan: ViewPlan, { client, call, schemas, isDryRun }: ViewParts): Promise<Pick<ViewOutcome, 'result' | 'why'>> {
  if (isDryRun) return { result: 'made' };
  try {
    const asked = requestFor(stored, plan, schemas.get(plan.kind) ?? {});
    await call(WRITE, () => client.views.create(asked));
    return { result: 'made' };
  } catch (error) {
    return { result: 'refused', why: reasonOf(error) };
  }
}

/** The list names ids only. */
async function namesOf(databaseId: string, { client, call }: ViewParts): Promise<Set<string>> {
  const names = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await call(READ, () => client.views.list({ database_id: databaseId, start_cursor: cursor, page_size: 100 }));
    for (const { id } of page.results) {
      const view = await call(READ, () => client.views.retrieve({ view_id: id }));
      if ('name' in view) names.add(view.name);
    }
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return names;
}

function requestFor(stored: StoredKind, plan: ViewPlan, schema: Readonly<Record<string, PropertySchema>>): CreateViewParameters {
  const idOf = (name: string) => stored.properties?.[name] ?? name;
  const asked: CreateViewParameters = { database_id: stored.database_id ?? '', data_source_id: stored.data_source_id ?? '', name: plan.name, type: plan.type };
  // The SDK types a filter as an empty object; Notion takes what a query takes.
  if (plan.only) asked.filter = { property: idOf(plan.only.property), select: { equals: plan.only.equals } } as unknown as NonNullable<CreateViewParameters['filter']>;
  if (plan.type === 'gallery') asked.configuration = { type: 'gallery', cover: { type: plan.cover ?? 'page_content' } };
  else if (plan.groupBy) asked.configuration = { type: 'board', group_by: groupBy(idOf(plan.groupBy), schema[plan.groupBy]?.type) };
  return asked;
}

type GroupBy = Extract<NonNullable<CreateViewParameters['configuration']>, { type: 'board' }>['group_by'];

function groupBy(property: string, type: PropertySchema['type'] | undefined): GroupBy {
  const by = { property_id: property, sort: { type: 'manual' } } as const;
  if (type === 'status') return { type, group_by: 'option', ...by };
  if (type === 'select' || type === 'checkbox' || type === 'relation') return { type, ...by };
  throw new Error(`A board is not grouped by a ${type}`);
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof CallFailed)) throw error;
  return error.failure.kind === 'config' ? error.failure.remedy : error.message;
};
