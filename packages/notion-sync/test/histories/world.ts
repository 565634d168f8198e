import { createNotionStandIn, type NotionStandIn } from '@sage/local-services/testing';
import { onTestFinished } from 'vitest';
import type { CommandPort } from '../../src/command.ts';
import type { Conversation } from '../../src/comments/conversation.ts';
import type { PullHooks } from '../../src/pull.ts';
import { createRegistry } from '../../src/registry.ts';
import { createSync, type Sync } from '../../src/sync.ts';
import { Crashing } from '../crashing.ts';
import { overview } from '../stand-in-sync.ts';
import { entities, TASKS, tasks } from '../studio.ts';
import { syncDatabase, virtualClock, type SyncDatabase } from '../sync-database.ts';
import { inProcess, type CallHooks } from './in-process.ts';
import { LateCalls } from './late-calls.ts';

const TOKEN = 'ntn_the_only_one';
/** Pacing has scenarios of its own; here it would only cost statements. */
const PER_MINUTE = 6_000;
/** An answer that stalls is waited for in real time. */
const DEADLINES = { overallMs: 20_000, bodyMs: 50 };
export const NOTES = 'Notes';
export const KINDS = ['client', 'project', 'milestone'] as const;
export type Kind = (typeof KINDS)[number];

/** Who writes the messages. */
export const MAYA = 'maya@example.com';
/** Where the team reads a message: by that its comment is known. */
export const messageUrl = (projectId: string, messageId: string): string => `https://ops.example.com/projects/${projectId}#message-${messageId}`;

const registry = createRegistry(entities.map((each) => (each.kind === 'project' ? { ...each, toBody: overview as never } : each)), [tasks]);

/** One Postgres and one Notion for many histories, on a clock that passes by itself. */
export interface World {
  database: SyncDatabase;
  standIn: NotionStandIn;
  clock: ReturnType<typeof virtualClock>;
  hooks: CallHooks;
  late: LateCalls;
  /** By kind, tasks too. */
  sources: Record<Kind | 'task', string>;
  worker(name: string, crashing?: Crashing): Worker;
}

export interface Worker extends Sync {
  conversation: Conversation;
}

export async function openWorld(): Promise<World> {
  const database = await syncDatabase();
  await database.query('delete from public.sync_changes');
  await database.query('update public.sync_kinds set data_source_id = null, properties = null');
  await database.query(`insert into public.users (email, name, user_type) values ($1, 'Maya', 'sage_client')`, [MAYA]);
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute: PER_MINUTE });
  onTestFinished(() => standIn.close());
  const virtual = virtualClock();
  const pass = (ms: number) => (virtual.pass(ms), standIn.clock.set(virtual.at()));
  pass(0);
  const clock = { ...virtual, pass, sleep: async (ms: number) => pass(ms) };
  const hooks: CallHooks = {};
  const notion = { send: inProcess(standIn, hooks) };
  const sql = prepared(database);
  const worker = (name: string, crashing = new Crashing(0, 'after')) => {
    const own = crashing.around(sql, true);
    const made = createSync({
      sql: own,
      notion: { NOTION_TOKEN: TOKEN, NOTION_API_URL: undefined },
      network: { deadlines: DEADLINES, send: crashing.around(notion).send },
      callsPerMinute: PER_MINUTE,
      parentPageId: standIn.parentPageId,
      registry,
      commands: commandPort(own),
      checklists: [TASKS],
      hooks: (sync) => briefs(own, sync),
      worker: name,
      clock,
    });
    return { ...made, conversation: made.converse({ messageUrl }) };
  };
  await worker('first').setUp();
  const sources = Object.fromEntries((await database.query<{ kind: string; id: string }>('select kind, data_source_id as id from public.sync_kinds')).map(({ kind, id }) => [kind, id])) as World['sources'];
  for (const kind of KINDS) standIn.person.ask('dataSources.update', { id: sources[kind], body: { properties: { [NOTES]: { rich_text: {} } } } });
  return { database, standIn, clock, hooks, late: new LateCalls(standIn), sources, worker };
}

type Query = Pick<SyncDatabase['pool'], 'query'>;

/** The same statements again and again: Postgres need not read each of them anew. */
function prepared({ pool }: SyncDatabase): Query {
  const names = new Map<string, string>();
  const query = (text: string, values?: unknown[]) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return pool.query({ name, text, values });
  };
  return { query } as Query;
}

const FUNCTIONS: Record<string, string> = { 'project.complete': 'private.complete_project_from_notion', 'milestone.complete': 'private.complete_milestone_from_notion' };

/** The real functions. What they refuse is a reason, whatever it is. */
const commandPort = (sql: Query): CommandPort => ({
  execute: async ({ command, recordId }) => {
    try {
      const { rows } = await sql.query<{ done: string }>(`select ${FUNCTIONS[command]}($1) as done`, [recordId]);
      return rows[0]?.done === 'later' ? { accepted: false, reason: 'It has not begun.', later: true } : { accepted: true };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (!code?.startsWith('PT')) throw error;
      return { accepted: false, reason: message };
    }
  },
});

/** The free space of projects' pages, kept where the portal reads it. */
const briefs = (sql: Query, { content }: Pick<Sync, 'content'>): PullHooks => ({
  contentOf: ['project'],
  onPagePulled: async ({ kind, recordId, pageId }) => {
    const { rows } = await sql.query<{ body_block_id: string | null; now: Date }>('select body_block_id, clock_timestamp() as now from public.sync_state where kind = $1 and record_id = $2', [kind, recordId]);
    const [state] = rows;
    if (!state) return;
    const { document, hash, editedAt, fileBlocks } = await content.read({ pageId, recordId, ourBlockId: state.body_block_id }, async () => null);
    await sql.query(`select private.store_project_content(id, $2, $3, $4, $5, $6) from public.projects where id = $1`, [recordId, document, hash, editedAt, fileBlocks, state.now]);
  },
  onComment: async () => undefined,
});
