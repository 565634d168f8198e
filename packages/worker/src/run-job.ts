import { DomainError } from '@sage/domain/errors';
import { jobs, type JobName } from '@sage/domain/jobs';
import type { JobHelpers, Task } from 'graphile-worker';
import type { Handler, JobContext } from './handler.ts';
import type { Logger } from './log.ts';
import { transactionFor } from './transaction.ts';

/** How the queue sees one handler: it gets the checked payload, and what goes wrong is logged once with the request's id. */
export const taskOf =
  (name: JobName, handler: Handler<never>, log: Logger): Task =>
  async (raw, helpers) => {
    const { requestId, payload } = openEnvelope(raw);
    const { id, attempts } = helpers.job;
    const jobLog = log.child({ job: name, jobId: id, attempt: attempts, requestId });
    const context: JobContext = { requestId, log: jobLog, signal: helpers.abortSignal, transaction: transactionFor(helpers.withPgClient, requestId) };
    try {
      await handler(checked(name, payload) as never, context);
    } catch (error) {
      const isFinal = error instanceof DomainError;
      if (isFinal) await giveUp(helpers);
      jobLog.error({ err: error, final: isFinal || attempts >= helpers.job.max_attempts }, 'job failed');
      throw error;
    }
    jobLog.info('job done');
  };

/** Keys with an underscore are the envelope's: `_request_id` of the SQL that enqueued it, `_cron` of the schedule. */
function openEnvelope(raw: unknown): { requestId: string | null; payload: object } {
  const entries = Object.entries((raw ?? {}) as Record<string, unknown>);
  const requestId = entries.find(([key]) => key === '_request_id')?.[1];
  return { requestId: typeof requestId === 'string' ? requestId : null, payload: Object.fromEntries(entries.filter(([key]) => !key.startsWith('_'))) };
}

function checked(name: JobName, payload: object) {
  const parsed = jobs[name].safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid', `The payload of ${name} is not valid: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
}

/** The queue has no word for "final", but tries nothing again that used up its tries. The job stays, with its error, for people to see. */
async function giveUp({ job, withPgClient }: JobHelpers): Promise<void> {
  await withPgClient((client) => client.query('update graphile_worker._private_jobs set max_attempts = attempts where id = $1', [job.id]));
  job.max_attempts = job.attempts;
}
