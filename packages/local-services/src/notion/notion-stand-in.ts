import { LOCAL_NOTION_PAGE_ID } from '@sage/config/local';
import { operationOf } from '../stand-in/operations.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import { BOT } from './answers/people.ts';
import type { Answer } from './api/call.ts';
import { HANDLERS } from './api/registry.ts';
import { htmlPage, refused, stalledAnswer, unavailableAfterCommit } from './edge/broken-answers.ts';
import { CallLog } from './edge/call-log.ts';
import { Clock } from './edge/clock.ts';
import { Faults, type Fault } from './edge/faults.ts';
import { Problem, refusal } from './edge/problem.ts';
import { rateLimited, RateWindow } from './edge/rate-window.ts';
import { assertCaller, idInPath, isWrite, readBody } from './edge/read-request.ts';
import { idOf } from './model/ids.ts';
import { NOTION_OPERATIONS } from './operations.ts';
import type { Store } from './store/store.ts';
import { openWorkspace } from './workspace.ts';

export interface NotionStandInOptions {
  /** The only token that is accepted. */
  token: string;
  /** Where the workspace is kept; without it in memory only. */
  folder?: string | undefined;
  /** The page that is shared with the connection. */
  parentPageId?: string | undefined;
  callsPerMinute?: number | undefined;
}

export interface NotionStandIn extends StandIn {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly rate: RateWindow;
  readonly parentPageId: string;
  close(): void;
}

const CALLS_PER_MINUTE = 180;

/** Answers like api.notion.com from a workspace of its own, and does wrong what it is told to. */
export function createNotionStandIn({ token, folder, parentPageId = LOCAL_NOTION_PAGE_ID, callsPerMinute = CALLS_PER_MINUTE }: NotionStandInOptions): NotionStandIn {
  const clock = new Clock();
  const ending = new AbortController();
  const root = idOf(parentPageId, 'NOTION_PARENT_PAGE_ID');
  const parts = { clock, store: openWorkspace(folder, root, clock.now()), faults: new Faults(), calls: new CallLog(), rate: new RateWindow(callsPerMinute) };
  return {
    ...parts,
    parentPageId: root,
    close() {
      ending.abort();
      parts.store.close();
    },
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const operation = operationOf(NOTION_OPERATIONS, request.method, pathname);
      const now = clock.now();
      const taken = parts.faults.take(operation, isWrite(request.method, operation), now);
      const response = await answered(request, operation, { ...parts, token, ending: ending.signal }, taken).catch(refusalOf);
      const fault = taken && { fault: taken.fault.kind };
      parts.calls.add({ at: new Date(now).toISOString(), method: request.method, path: pathname, operation, status: response.status, ...fault });
      return response;
    },
  };
}

type Parts = Pick<NotionStandIn, 'clock' | 'store' | 'faults' | 'rate'> & { token: string; ending: AbortSignal };
type Taken = { fault: Fault; secondsLeft: number } | undefined;

async function answered(request: Request, operation: string, parts: Parts, taken: Taken): Promise<Response> {
  if (taken?.fault.kind === 'unreachable' && !taken.fault.after) return Response.error();
  if (taken?.fault.kind === 'html') return htmlPage(taken.fault.status);
  assertCaller(request, parts.token);
  assertNoRefusal(taken);
  parts.rate.take(parts.clock.now());
  const answer = await done(request, operation, parts);
  switch (taken?.fault.kind) {
    case 'unreachable': return Response.error();
    case 'stalled': return stalledAnswer(answer, parts.ending);
    case 'unavailable_after_commit': throw unavailableAfterCommit(answer, taken.fault.ids);
    default: return Response.json(answer);
  }
}

function assertNoRefusal(taken: Taken) {
  if (taken?.fault.kind === 'refused') throw refused(taken.fault.status);
  if (taken?.fault.kind === 'rate_limited') throw rateLimited(taken.secondsLeft, taken.fault.blocked ? 'public_api_request_blocked' : undefined);
}

/** The body is read first, so that nothing comes between the handler and its transaction. */
async function done(request: Request, operation: string, { store, clock, faults }: Parts): Promise<Answer> {
  const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined;
  if (!handler) throw new Problem(501, 'not_implemented', `The stand-in does not do ${operation} yet.`);
  const body = await readBody(request);
  const { pathname, searchParams: query } = new URL(request.url);
  const now = clock.now();
  return store.transaction(() => handler({ store, now, by: BOT, id: idInPath(pathname), query, body, lagMs: faults.queryLagMs(now) }));
}

function refusalOf(error: unknown): Response {
  if (error instanceof Problem) return refusal(error);
  // why: what the stand-in itself does wrong must be seen by whoever works on it
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return refusal(refused(500));
}
