import { activityOf, noteActivity, type Activity } from './activity.ts';
import { CALL_CLASS, onErrand } from './call-class.ts';
import type { Checklist } from './checklist.ts';
import { databaseClock, type Clock } from './clock.ts';
import type { CommandPort } from './command.ts';
import { createConversation, type Conversation, type ConversationParts } from './comments/conversation.ts';
import { createContentReader, type ContentReader } from './content/page-content.ts';
import { createEngine, type Engine, type PushOutcome } from './engine.ts';
import { ensureDatabases } from './ensure-databases.ts';
import type { FileBytes } from './file-bytes.ts';
import { kindDatabases, twoWayDatabases } from './kind-databases.ts';
import { createLimiter } from './limiter.ts';
import { createNotionDatabases } from './notion-databases.ts';
import { createNotionPages } from './notion-pages.ts';
import { createNotionReads } from './notion-reads.ts';
import { createOutbox } from './outbox.ts';
import { pollChanges, type PollReport } from './poll.ts';
import { pullActivityOf } from './pull-activity.ts';
import { createPullQueue } from './pull-queue.ts';
import { createPuller, type PullHooks, type Puller, type PullReport } from './pull.ts';
import { createReadFirst } from './read-first.ts';
import { createReconcileTable } from './reconcile-table.ts';
import { reconcile, type ReconcileReport } from './reconcile.ts';
import type { Registry } from './registry.ts';
import { value, type Sql } from './sql.ts';
import { callsThrough, type CallReport } from './sync-calls.ts';
import { createNotionClient, type Network, type NotionEnv } from './transport.ts';
import { createWhyUnfit } from './unfit-schema.ts';
import { createUploads } from './uploads.ts';

export interface SyncOptions {
  sql: Sql;
  notion: NotionEnv;
  /** Without it the real one. */
  network?: Network;
  /** The connection's budget at Notion. */
  callsPerMinute: number;
  parentPageId: string;
  registry: Registry;
  /** Of the files that pages show. Without it they are shown as links. */
  files?: FileBytes;
  /** What people's changes ask for. Without it, whatever they ask for fails. */
  commands?: CommandPort;
  checklists?: readonly Checklist[];
  /** What else is read of pages. */
  hooks?: (sync: Pick<Sync, 'content' | 'converse'>) => PullHooks;
  /** Tells this worker's leases from others'. */
  worker: string;
  clock?: Clock;
  signal?: AbortSignal;
  onCall?: (call: CallReport) => void;
  onPush?: (outcome: PushOutcome) => void;
  onPull?: (pull: PullReport) => void;
  onPoll?: (poll: PollReport) => void;
}

export interface Sync extends Engine {
  /** @returns false while another worker is at it */
  setUp(): Promise<boolean>;
  content: ContentReader;
  converse(options: Pick<ConversationParts, 'messageUrl' | 'report'>): Conversation;
  /** False while a kind that is on has no database yet, and nothing says why. */
  isSetUp(): Promise<boolean>;
  /** What people changed about the databases may stop a kind, or let it go on. @returns false: it was looked at within the hour, or is being looked at */
  check(): Promise<boolean>;
  pulls: Puller;
  /** Asks the databases that are due what changed. @returns how many were asked */
  poll(): Promise<number>;
  /** Does the reconciling that is due. @returns null when none was */
  reconcile(): Promise<ReconcileReport | null>;
}

const NOTHING_MISSING = `not exists (select from public.sync_kinds where kind = any ($1) and mode <> 'off' and paused_at is null and data_source_id is null)`;

const NOBODY: CommandPort = { execute: async ({ command }) => Promise.reject(new Error(`Nobody takes the command ${command}.`)) };

/** What both directions need. */
function connect({ sql, notion: env, network, callsPerMinute, worker, clock = databaseClock, signal, onCall }: SyncOptions) {
  const client = createNotionClient(env, network);
  const call = callsThrough(createLimiter(sql, { perMinute: callsPerMinute, clock }), { signal, report: onCall });
  const notion = createNotionDatabases(client, call);
  const note = noteActivity(sql, clock);
  return {
    client,
    call,
    clock,
    outbox: createOutbox(sql, { worker, clock }),
    pages: createNotionPages(client, call),
    reads: createNotionReads(client, call),
    notion,
    whyUnfit: createWhyUnfit(notion),
    databases: () => kindDatabases(sql),
    tell: async (activity: Activity | null) => activity && note(activity),
  };
}
type Connected = ReturnType<typeof connect>;

function engineOf({ sql, registry, files, commands = NOBODY, onPush }: SyncOptions, { client, call, clock, outbox, pages, reads, whyUnfit, databases, tell }: Connected): Engine {
  return createEngine({
    outbox,
    pages,
    ...(files && { uploads: createUploads({ sql, client, call, files, clock }) }),
    registry,
    databases,
    clock,
    readFirst: createReadFirst({ reads, outbox, registry, commands, whyUnfit, twoWay: () => twoWayDatabases(sql) }),
    whyUnfit,
    report: (outcome) => (onPush?.(outcome), tell(activityOf(outcome))),
  });
}

/** The sync, put together: one of any number. */
export function createSync(options: SyncOptions): Sync {
  const { sql, registry, parentPageId, worker, checklists = [], commands = NOBODY } = options;
  const connected = connect(options);
  const { client, call, clock, outbox, pages, reads, notion, whyUnfit, databases, tell } = connected;
  const content = createContentReader(client, call);
  const converse: Sync['converse'] = (asked) => createConversation({ sql, client, call, clock, ...asked });
  const queue = createPullQueue(sql, { worker, clock });
  const reading = { queue, whyUnfit, reads, outbox, registry, checklists, databases, clock, twoWay: () => twoWayDatabases(sql), hooks: options.hooks?.({ content, converse }) };
  const setUp = async () => {
    const isDone = await ensureDatabases({ sql, notion, registry, parentPageId, clock });
    if (isDone) await queue.rememberOwnId(await reads.ownId());
    return isDone;
  };
  return {
    ...engineOf(options, connected),
    content,
    converse,
    setUp,
    isSetUp: () => value<boolean>(sql, NOTHING_MISSING, [registry.entities.map(({ kind }) => kind)]),
    check: async () => (await value<boolean>(sql, 'private.take_sync_check(coalesce($1::timestamptz, clock_timestamp()))', [clock.now()])) && setUp(),
    pulls: createPuller({ ...reading, commands, report: (pull) => (options.onPull?.(pull), tell(pullActivityOf(pull))) }),
    poll: () => onErrand(CALL_CLASS.pull, () => pollChanges({ ...reading, reportPoll: options.onPoll })),
    reconcile: () => reconcile({ ...reading, pages, table: createReconcileTable(sql, clock) }),
  };
}
