import { Client } from '@notionhq/client';
import { createNotionStandIn, notionHandlers, type NotionStandIn } from '@sage/local-services/testing';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, onTestFinished } from 'vitest';
import type { Checklist } from '../src/checklist.ts';
import type { Command, CommandPort, CommandResult } from '../src/command.ts';
import { entity, type Entity } from '../src/entity.ts';
import { number, pagesOf, select, status, title } from '../src/property-values.ts';
import type { PullHooks, PullReport } from '../src/pull.ts';
import type { PollReport } from '../src/poll.ts';
import { createRegistry } from '../src/registry.ts';
import type { NotionOwned } from '../src/schema.ts';
import { createSync, type Sync } from '../src/sync.ts';
import { syncDatabase, virtualClock, type SyncDatabase } from './sync-database.ts';

const TOKEN = 'ntn_the_only_one';
// why: Notion is not reachable offline; the official SDK speaks to the stand-in as it would to Notion.
const server = setupServer();
export function withNotion(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
}

/** Before each call is answered. */
export const betweenCalls = (work: () => Promise<void>): void => server.use(http.all('*', () => work()));

/** The last one can never be an option of a select: Notion allows no comma. */
const STATUS: Record<string, string> = { onboarding: 'Onboarding', in_progress: 'In Progress', awaiting_feedback: 'Awaiting Feedback', delivered: 'Delivered', closed: 'Closed, for good' };
const STEP: Record<string, string> = { pending: 'Not started', in_progress: 'In progress', completed: 'Done' };

export const tasks: NotionOwned = {
  owner: 'notion',
  kind: 'task',
  dataSource: 'Team Tasks',
  dependsOn: ['project', 'milestone'],
  properties: { Name: { type: 'title' }, Project: { type: 'relation', kind: 'project' }, Milestone: { type: 'relation', kind: 'milestone' }, Done: { type: 'checkbox' } },
};

export const entities: Entity[] = [
  entity({ kind: 'client', dataSource: 'Clients', dependsOn: [], properties: { Name: { type: 'title' } }, toNotion: ({ name }: { name: string }) => ({ Name: title(name) }) }),
  entity({
    kind: 'project',
    dataSource: 'Projects',
    dependsOn: ['client'],
    properties: {
      Name: { type: 'title' },
      Client: { type: 'relation', kind: 'client' },
      Tier: { type: 'select', options: ['Tier 1', 'Tier 2'] },
      Status: { type: 'select', options: Object.values(STATUS).slice(0, 4) },
    },
    toNotion: (row: { name: string; client_id: string; tier: number; status: string }) => ({
      Name: title(row.name),
      Client: pagesOf('client', row.client_id),
      Tier: select(`Tier ${row.tier}`),
      Status: { select: { name: STATUS[row.status] ?? '' } },
    }),
    commands: { Status: { Delivered: 'project.complete' } },
  }),
  entity({
    kind: 'milestone',
    dataSource: 'Milestones',
    dependsOn: ['project'],
    properties: {
      Name: { type: 'title' },
      Project: { type: 'relation', kind: 'project' },
      Order: { type: 'number', format: 'number' },
      Status: { type: 'status', options: Object.values(STEP) },
    },
    toNotion: (row: { name: string; project_id: string; order: number; status: string }) => ({
      Name: title(row.name),
      Project: pagesOf('project', row.project_id),
      Order: number(row.order),
      Status: status(STEP[row.status] ?? ''),
    }),
  }),
];
const registry = createRegistry(entities, [tasks]);

export const TASKS: Checklist = { kind: 'task', of: { property: 'Milestone', kind: 'milestone' }, done: 'Done', command: 'milestone.complete' };

export interface StudioOptions {
  answer?: (command: Command) => Promise<CommandResult>;
  hooks?: PullHooks;
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/** The real sync over a real Postgres, and the stand-in behind the official SDK, on one clock that passes by itself. */
export async function openStudio({ answer = async () => ({ accepted: true }), hooks }: StudioOptions = {}) {
  const database = await syncDatabase();
  await database.query(`delete from public.sync_changes`);
  await database.query(`update public.sync_kinds set data_source_id = null, properties = null`);
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute: 1_000_000 });
  onTestFinished(() => standIn.close());
  server.use(...notionHandlers(standIn));
  const virtual = virtualClock();
  const pass = (ms: number) => (virtual.pass(ms), standIn.clock.advance(ms));
  const clock = { ...virtual, sleep: async (ms: number) => pass(ms) };
  pass(0);
  const commands: Command[] = [];
  const reports: (PullReport | PollReport)[] = [];
  const port: CommandPort = { execute: async (command) => (commands.push(command), answer(command)) };
  const create = (worker = 'one'): Sync =>
    createSync({
      sql: database.pool,
      notion: { NOTION_TOKEN: TOKEN, NOTION_API_URL: undefined },
      callsPerMinute: 180,
      parentPageId: standIn.parentPageId,
      registry,
      commands: port,
      checklists: [TASKS],
      ...(hooks && { hooks: () => hooks }),
      worker,
      clock,
      onPull: (pull) => reports.push(pull),
      onPoll: (poll) => reports.push(poll),
    });
  const sync = create();
  await sync.setUp();
  const person = new Client({ auth: TOKEN, notionVersion: '2026-03-11', retry: false });
  const studio = { database, query: database.query, standIn, sync, create, person, pass, now: () => clock.at(), commands, reports };
  return { ...studio, ...steps(studio) };
}

interface Parts {
  query: SyncDatabase['query'];
  standIn: NotionStandIn;
  sync: Sync;
  person: Client;
  pass: (ms: number) => void;
}

const PENDING = `select from public.sync_state where done_version < want_version and status not in ('quarantined', 'unreachable')
    and kind not in (select kind from public.sync_kinds where paused_at is not null)`;

function steps({ query, standIn, sync, person, pass }: Parts) {
  const pageOf = async (recordId: string) => (await query<{ page_id: string }>('select page_id from public.sync_state where record_id = $1', [recordId]))[0]!.page_id;
  /** Until nothing is left to read or to write; polls only when it is asked to. */
  const rest = async ({ polls = false } = {}): Promise<void> => {
    for (let n = 0; n < 300; n++) {
      const did = (polls ? await sync.poll() : 0) + (await sync.round(10)) + (await sync.pulls.round(10));
      if (did > 0) continue;
      const left = [...(await query(PENDING)), ...(await query(`select from public.sync_pulls p left join public.sync_state s on s.page_id = p.page_id
        left join public.sync_kinds k on k.kind = s.kind where k.paused_at is null`))];
      if (left.length === 0) return;
      pass(5_000);
    }
    throw new Error('It does not come to rest.');
  };
  const ask = async (pageId: string, what = 'page', itemId = pageId) => void (await query(`select private.ask_sync_pull($1, $2, $3, 2, $4)`, [what, itemId, pageId, new Date(0)]));
  return {
    rest,
    pageOf,
    /** As an event does. */
    ask,
    edit: async (recordId: string, properties: Record<string, unknown>) => void standIn.person.ask('pages.update', { id: await pageOf(recordId), body: { properties } }),
    shown: async (recordId: string) => {
      const page = (await person.pages.retrieve({ page_id: await pageOf(recordId) })) as { in_trash: boolean; properties: Record<string, Record<string, unknown> & { type: string }> };
      return { in_trash: page.in_trash, ...Object.fromEntries(Object.entries(page.properties).map(([name, property]) => [name, plain(property[property.type])])) } as Record<string, unknown>;
    },
    /** What was asked of Notion since the last time. */
    calls: () => {
      const list = standIn.calls.list().map(({ operation }) => operation);
      standIn.calls.clear();
      return list;
    },
    conflicts: () => query<{ kind: string; field: string; reason: string | null }>('select kind, field, postgres, notion, reason, resolution from public.sync_conflicts order by created_at, field'),
    state: async (recordId: string) => (await query<Record<string, unknown>>('select * from public.sync_state where record_id = $1', [recordId]))[0]!,
  };
}

/** A property's value in few words. */
export const plain = (held: unknown): unknown => {
  if (Array.isArray(held)) return held.map((part: { plain_text?: string; id?: string }) => part.plain_text ?? part.id).join('');
  const { name, start } = (held ?? {}) as { name?: string; start?: string };
  return name ?? start ?? held;
};
