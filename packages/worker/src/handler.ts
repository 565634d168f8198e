import type { JobName, JobPayload } from '@sage/domain/jobs';
import type { PoolClient } from 'pg';
import type { Logger } from './log.ts';

export interface JobContext {
  /** Null for what no request caused. */
  requestId: string | null;
  log: Logger;
  /** Aborted when the process is about to stop. */
  signal: AbortSignal;
  /** Commits when `work` resolves. The database writes the request's id into what it audits meanwhile. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
}

/** Runs at least once: a worker that is killed leaves its job to another. A DomainError is final, anything else is tried again. */
export type Handler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** One for every job that the domain names: a job without a handler does not compile. */
export type Handlers = { [Name in JobName]: Handler<JobPayload<Name>> };
