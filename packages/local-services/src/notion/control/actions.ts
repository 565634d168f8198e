import { z } from '@sage/config/z';
import { faultSchema, type FaultInput } from '../edge/faults.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import type { WebhookSwitches } from '../webhooks/switches.ts';

export type Action = (standIn: NotionStandIn, body: unknown, query: URLSearchParams) => unknown;

const callFilter = z.strictObject({
  operation: z.string().optional(),
  method: z.string().optional(),
  status: z.coerce.number().int().optional(),
  fault: z.string().optional(),
  path: z.string().optional(),
  since: z.iso.datetime().optional(),
  last: z.coerce.number().int().positive().optional(),
});
const clockSchema = z.union([z.strictObject({ at: z.iso.datetime().nullable() }), z.strictObject({ advance_seconds: z.number() })]);
const calls = z.number().int().positive().nullable().optional();
/** Null takes a limit away. `others_spend` counts against the workspace as calls of other connections. */
const limitsSchema = z.strictObject({ calls_per_minute: calls, workspace_calls_per_minute: calls, others_spend: z.number().int().min(0).optional(), blocks: calls });
const tokenSchema = z.strictObject({ token: z.string() });
const idSchema = z.strictObject({ id: z.string() });
const seedSchema = z.strictObject({ seed: z.number().int() });

/** The table is the documentation. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'GET /calls': ({ calls: log }, _body, query) => log.list(callFilter.parse(Object.fromEntries(query))),
  'DELETE /calls': ({ calls: log }) => log.clear(),
  'GET /faults': ({ faults, clock }) => faults.list(clock.now()),
  'POST /faults': ({ faults, clock }, body) => faults.add(faultSchema.parse(body) as FaultInput, clock.now()),
  'DELETE /faults': ({ faults }) => faults.clear(),
  'POST /seed': ({ chance }, body) => chance.seed(seedSchema.parse(body).seed),
  'GET /limits': limitsOf,
  'POST /limits': (standIn, body) => limit(standIn, limitsSchema.parse(body)),
  'GET /webhooks': ({ webhooks }) => ({ subscription: webhooks.subscription() ?? null, switches: webhooks.switches(), events: webhooks.events() }),
  'POST /webhooks/verify': ({ webhooks }, body) => webhooks.verify(tokenSchema.parse(body).token),
  'POST /webhooks/resend-token': ({ webhooks }) => webhooks.resendToken(),
  'POST /webhooks/redeliver': ({ webhooks }, body) => webhooks.redeliver(idSchema.parse(body).id),
  'POST /webhooks/switches': ({ webhooks }, body) => webhooks.turn(body as Partial<WebhookSwitches>),
  'DELETE /webhooks/switches': ({ webhooks }) => webhooks.resetSwitches(),
  'GET /clock': ({ clock }) => told(clock.now()),
  'POST /clock': ({ clock }, body) => {
    const set = clockSchema.parse(body);
    if ('advance_seconds' in set) clock.advance(set.advance_seconds * 1000);
    else if (set.at === null) clock.reset();
    else clock.set(Date.parse(set.at));
    return told(clock.now());
  },
};

const told = (ms: number) => ({ now: new Date(ms).toISOString() });
const finite = (most: number) => (Number.isFinite(most) ? most : null);

function limitsOf({ rate, workspaceRate, limits, clock, store }: NotionStandIn) {
  const now = clock.now();
  return {
    calls_per_minute: finite(rate.callsPerMinute),
    calls_used: rate.used(now),
    workspace_calls_per_minute: finite(workspaceRate.callsPerMinute),
    workspace_calls_used: workspaceRate.used(now),
    blocks: finite(limits.blocks),
    blocks_used: store.count('block', 'page', 'database'),
  };
}

function limit(standIn: NotionStandIn, { calls_per_minute, workspace_calls_per_minute, others_spend = 0, blocks }: z.infer<typeof limitsSchema>) {
  const { rate, workspaceRate, limits, clock } = standIn;
  if (calls_per_minute !== undefined) rate.callsPerMinute = calls_per_minute ?? Infinity;
  if (workspace_calls_per_minute !== undefined) workspaceRate.callsPerMinute = workspace_calls_per_minute ?? Infinity;
  if (blocks !== undefined) limits.blocks = blocks ?? Infinity;
  workspaceRate.spend(clock.now(), others_spend);
  return limitsOf(standIn);
}
