import { z } from '@sage/config/z';

const days = z.int().min(1).max(3_650);

/** Background jobs that SQL enqueues (`graphile_worker.add_job`), by name, with the payload that the worker accepts. */
export const jobs = {
  /** Compares what is stored with what was announced, and lets it be served. */
  'files.check': z.strictObject({ fileId: z.uuid() }),
  /** Sends one mail of the outbox. */
  'mails.send': z.strictObject({ mailId: z.uuid() }),
  /** Mails what was written in a project lately to those who have not read it. */
  'messages.tell': z.strictObject({ projectId: z.uuid() }),
  /** Applies what Stripe's webhooks did not bring. */
  'payments.catchUp': z.strictObject({}),
  /** Looks the payment's session up at Stripe, for the `tries`th time. */
  'payments.lookUp': z.strictObject({ paymentId: z.uuid(), tries: z.int().min(0) }),
  /** Deletes the sessions that ended more than `keepDays` ago. */
  'sessions.prune': z.strictObject({ keepDays: days.default(90) }),
  /** Goes on with a rebuild of Notion, a dry run of one, or the proof that both sides hold the same. */
  'sync.run': z.strictObject({ runId: z.uuid() }),
  /** Deletes what the sync did more than `keepDays` ago, and what came of it (rebuilds, comparisons, conflicts that need no decision) more than `keepFindingsDays` ago. */
  'sync.prune': z.strictObject({ keepDays: days.default(30), keepFindingsDays: days.default(90) }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
