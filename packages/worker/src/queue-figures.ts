import type { Pool } from 'pg';

export interface QueueFigures {
  waiting: number;
  running: number;
  failed: number;
  /** 0 when nothing waits. */
  oldestSeconds: number;
}

const FIGURES = `
  select count(*) filter (where is_due)::int as waiting,
    count(*) filter (where locked_at is not null)::int as running,
    count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed,
    coalesce(extract(epoch from now() - min(run_at) filter (where is_due)), 0)::float as "oldestSeconds"
  from graphile_worker.jobs, lateral (select locked_at is null and attempts < max_attempts and run_at <= now() as is_due) due`;

/** Unknown while the database is away. */
export const queueFigures = (pool: Pool) => async (): Promise<QueueFigures | undefined> => {
  const answer = await pool.query<QueueFigures>(FIGURES).catch(() => undefined);
  return answer?.rows[0];
};
