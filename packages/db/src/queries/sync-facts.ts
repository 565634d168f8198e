import { z } from '@sage/config/z';

const count = z.int();
const instant = z.string().nullable();

/** What the calls of all workers wait for; `until` is told for a pause that Notion asked for. */
const limiter = z.object({
  state: z.enum(['running', 'paused', 'away', 'stopped', 'blocked']),
  since: instant,
  until: instant,
  reason: z.string().nullable(),
  stopped_by: z.string().nullable(),
});

const standingKind = z.object({
  kind: z.string(),
  /** Null: it is not paused, and its database is missing. */
  reason: z.string().nullable(),
  /** Null: the sync itself paused it. */
  by: z.string().nullable(),
  /** Until a rebuild has linked its pages. */
  is_held: z.boolean(),
  lacks_database: z.boolean(),
  waiting: count,
});

/** What is true of the sync as a whole, told on every page that says how it stands. */
export const syncFacts = z.object({
  limiter: limiter.nullable(),
  /** Kinds that Notion is to show, and of which nothing moves. */
  standing: z.array(standingKind),
  /** All that is not in Notion yet, whether it moves or stands; without what is set aside. */
  waiting: count,
  oldest_at: instant,
  /** For what moves. Null while nothing can move, or before the first call. */
  drain_seconds: count.nullable(),
  /** Of those that wait: they failed, and are tried again. */
  retrying: count,
  /** Records that nothing mends by itself. */
  set_aside: count,
  /** Conflicts that somebody has to decide. */
  to_decide: count,
  is_rebuild_cut_off: z.boolean(),
});
export type SyncFacts = z.infer<typeof syncFacts>;
