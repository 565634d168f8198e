import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import { operationOf } from '../stand-in/operations.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import { BOT } from './answers/people.ts';
import type { Answer } from './api/call.ts';
import { HANDLERS } from './api/registry.ts';
import { htmlPage, refused, stalledAnswer, unavailableAfterCommit } from './edge/broken-answers.ts';
import { Chance } from './edge/chance.ts';
import { CallLog, type LoggedCall } from './edge/call-log.ts';
import { Clock } from './edge/clock.ts';
import { Faults, type Fault } from './edge/faults.ts';
import { Problem, refusal } from './edge/problem.ts';
import { rateLimited, RateWindow } from './edge/rate-window.ts';
import { assertCaller, idInPath, innerInPath, isWrite, readBody } from './edge/read-request.ts';
import { FILES_PATH } from './files/file-shelf.ts';
import { servedFile } from './files/served-file.ts';
import { idOf } from './model/ids.ts';
import { NOTION_OPERATIONS } from './operations.ts';
import { Person } from './person/person.ts';
import type { Store } from './store/store.ts';
import { Webhooks, type Endpoint } from './webhooks/webhooks.ts';
import { openWorkspace } from './workspace.ts';

export interface NotionStandInOptions {
  /** The only token that is accepted. */
  token: string;
  /** Where the workspace is kept; without it in memory only. */
  folder?: string | undefined;
  /** The page that is shared with the connection. */
  parentPageId?: string | undefined;
  callsPerMinute?: number | undefined;
  /** What all connections of the workspace share. */
  workspaceCallsPerMinute?: number | undefined;
  /** How many blocks, pages and databases it holds, as in a free workspace with several members. */
  mostBlocks?: number | undefined;
  /** Where webhooks go; without it there are none. */
  endpoint?: Endpoint | undefined;
}

export interface NotionStandIn extends StandIn {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly rate: RateWindow;
  readonly workspaceRate: RateWindow;
  readonly limits: Limits;
  readonly chance: Chance;
  readonly webhooks: Webhooks;
  readonly person: Person;
  readonly parentPageId: string;
  close(): void;
}

export interface Limits {
  blocks: number;
}

const CALLS_PER_MINUTE = 180;

/** Answers like api.notion.com from a workspace of its own, and does wrong what it is told to. */
export function createNotionStandIn({ token, folder, parentPageId = LOCAL_NOTION_PAGE_ID, callsPerMinute = CALLS_PER_MINUTE, workspaceCallsPerMinute = Infinity, mostBlocks = Infinity, endpoint }: NotionStandInOptions): NotionStandIn {
  const clock = new Clock();
  const ending = new AbortController();
  const root = idOf(parentPageId, 'NOTION_PARENT_PAGE_ID');
  const chance = new Chance();
  const store = openWorkspace(folder, root, clock, token);
  const webhooks = new Webhooks(store, clock, chance, endpoint);
  const parts = { clock, chance, store, webhooks, person: new Person(store, clock), faults: new Faults(chance), calls: new CallLog() };
  const bounds = { rate: new RateWindow(callsPerMinute), workspaceRate: new RateWindow(workspaceCallsPerMinute), limits: { blocks: mostBlocks } };
  return {
    ...parts,
    ...bounds,
    parentPageId: root,
    close() {
      ending.abort();
      webhooks.close();
      parts.store.close();
    },
    async fetch(request) {
      const url = new URL(request.url);
      const { pathname } = url;
      if (pathname.startsWith(FILES_PATH)) return servedFile(parts.store, url);
      const operation = operationOf(NOTION_OPERATIONS, request.method, pathname);
      const now = clock.now();
      const taken = parts.faults.take(operation, isWrite(request.method, operation), now);
      const note: Note = {};
      const response = await answered(request, operation, { ...parts, ...bounds, note, token, ending: ending.signal }, taken).catch(refusalOf);
      const fault = taken && { fault: taken.fault.kind };
      parts.calls.add({ at: new Date(now).toISOString(), method: request.method, path: pathname, operation, status: response.status, ...fault, ...note });
      return response;
    },
  };
}

/** What the log shall have of a request. */
type Note = Pick<LoggedCall, 'sent'>;
type Parts = Pick<NotionStandIn, 'clock' | 'store' | 'faults' | 'rate' | 'workspaceRate' | 'limits'> & { note: Note; token: string; ending: AbortSignal };
type Taken = { fault: Fault; secondsLeft: number } | undefined;

async function answered(request: Request, operation: string, parts: Parts, taken: Taken): Promise<Response> {
  if (taken?.fault.kind === 'unreachable' && !taken.fault.after) return Response.error();
  if (taken?.fault.kind === 'html') return htmlPage(taken.fault.status);
  assertCaller(request, parts.token);
  assertNoRefusal(taken);
  spend(parts);
  const answer = await done(request, operation, parts);
  switch (taken?.fault.kind) {
    case 'unreachable': return Response.error();
    case 'stalled': return stalledAnswer(answer, parts.ending);
    case 'unavailable_after_commit': throw unavailableAfterCommit(answer, taken.fault.ids);
    default: return Response.json(answer);
  }
}

function spend({ rate, workspaceRate, clock }: Parts) {
  const now = clock.now();
  for (const window of [rate, workspaceRate]) window.assertRoom(now);
  for (const window of [rate, workspaceRate]) window.spend(now);
}

function assertNoRefusal(taken: Taken) {
  if (taken?.fault.kind === 'refused') throw refused(taken.fault.status);
  if (taken?.fault.kind === 'rate_limited') throw rateLimited(taken.secondsLeft, taken.fault.blocked ? 'public_api_request_blocked' : undefined);
}

/** The body is read first, so that nothing comes between the handler and its transaction. */
async function done(request: Request, operation: string, { store, clock, faults, limits, note }: Parts): Promise<Answer> {
  const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined;
  if (!handler) throw new Problem(501, 'not_implemented', `The stand-in does not do ${operation} yet.`);
  const body = await readBody(request, note);
  const { pathname, searchParams: query } = new URL(request.url);
  const now = clock.now();
  return store.transaction(() => within(limits, store, () => handler({ store, now, by: BOT, id: idInPath(pathname), inner: innerInPath(pathname), query, body, lagMs: faults.queryLagMs(now) })));
}

/** @throws when more came in than a free workspace holds */
function within(limits: Limits, store: Store, work: () => Answer): Answer {
  const blocks = () => store.count('block', 'page', 'database');
  const before = blocks();
  const answer = work();
  if (blocks() > before && blocks() > limits.blocks) throw new Problem(400, 'validation_error', `This workspace has reached its limit of ${limits.blocks} blocks.`);
  return answer;
}

function refusalOf(error: unknown): Response {
  if (error instanceof Problem) return refusal(error);
  // why: what the stand-in itself does wrong must be seen by whoever works on it
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return refusal(refused(500));
}
