import { z } from '@sage/config/z';

/** Background jobs that SQL enqueues (`graphile_worker.add_job`), by name, with the payload that the worker accepts. */
export const jobs = {
  /** Compares what is stored with what was announced, and lets it be served. */
  'files.check': z.strictObject({ fileId: z.uuid() }),
  /** Sends one mail of the outbox. */
  'mails.send': z.strictObject({ mailId: z.uuid() }),
  /** Deletes the sessions that ended more than `keepDays` ago. */
  'sessions.prune': z.strictObject({ keepDays: z.int().min(1).max(3_650).default(90) }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
