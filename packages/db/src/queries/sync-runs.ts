import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const count = z.int();

const planned = z.object({
  kind: z.string(),
  /** `found`: one of that name stands on the page, and is taken. */
  database: z.enum(['kept', 'found', 'made']),
  kept: count,
  made: count,
  equal: count,
  different: count,
  orphans: count,
  doubles: count,
});

const proof = z.object({
  kind: z.string(),
  records: count,
  pages: count,
  fieldsCompared: count,
  isEqual: z.boolean(),
  equal: count,
  different: count,
  missing: count,
  orphans: count,
  doubles: count,
  /** Pages that people made, and that are no fault. */
  unlinked: count,
  waiting: count,
  /** The first ones. */
  differences: z.array(z.object({ recordId: z.string(), name: z.string().nullable(), field: z.string(), postgres: z.string().nullable(), notion: z.string().nullable() })),
  missingRecords: z.array(z.object({ recordId: z.string(), name: z.string().nullable() })),
  strayPages: z.array(z.string()),
});

/** Records that are not in Notion as they should be: on their way, set aside, or of a kind that is paused. */
const left = z.object({ due: count, failed: count, held: count });

const run = z.object({
  id: z.uuid(),
  what: z.enum(['plan', 'rebuild', 'verify']),
  asked_by: z.string().nullable(),
  asked_at: z.string(),
  stage: z.enum(['asked', 'reading', 'linking', 'sending', 'comparing', 'done']),
  progress: left.nullable(),
  finished_at: z.string().nullable(),
  report: z.object({ plan: z.array(planned).optional(), proofs: z.array(proof).optional(), left: left.optional() }).nullable(),
  error: z.string().nullable(),
  /** It is not finished, and nobody was at it for minutes, although its turn had come. */
  is_cut_off: z.boolean(),
  /** After an error. */
  next_try_at: z.string().nullable(),
  /** A rebuild may follow this dry run. */
  may_follow: z.boolean(),
});
export type SyncRun = z.infer<typeof run>;

const runs = z.object({ studio: z.string().nullable(), runs: z.array(run), to_decide: count });

export const syncRunQueries = (client: Client) => ({
  /** The last ones, newest first; `studio` is what must be typed before a rebuild. */
  list: async (): Promise<z.infer<typeof runs>> => runs.parse(unwrap(await client.rpc('ops_sync_runs'))),
  /** A rebuild needs the dry run that it follows. @returns its id among `list` */
  ask: async ({ what, planId, confirmation }: { what: SyncRun['what']; planId?: string; confirmation?: string }): Promise<string> =>
    z.uuid().parse(unwrap(await client.rpc('ask_sync_run', { p_what: what, p_follows: planId, p_confirmation: confirmation }))),
});
