import type { PollReport, PullReport } from '@sage/notion-sync';
import type { Pool } from 'pg';
import { Counter, Gauge, type Registry } from 'prom-client';

const FIGURES = `
  select (select count(*)::int from public.sync_pulls) as waiting,
    (select count(*)::int from public.sync_conflicts where resolved_at is null) as conflicts`;

export interface PullMetrics {
  onPull(pull: PullReport): void;
  onPoll(poll: PollReport): void;
}

/** What is read from Notion. While the database is away the gauges are left out. */
export function createPullMetrics(pool: Pool, registry: Registry): PullMetrics {
  const registers = [registry];
  const pulls = new Counter({ name: 'sync_pulls_total', help: 'Pages, comments and checklists read, by result.', labelNames: ['what', 'result'], registers });
  const polls = new Counter({ name: 'sync_polls_total', help: 'Databases asked for changes, by result.', labelNames: ['kind', 'result'], registers });
  const waiting: Gauge = new Gauge({
    name: 'sync_pulls_waiting',
    help: 'What is still to be read from Notion.',
    registers,
    async collect() {
      const figures = (await pool.query<{ waiting: number; conflicts: number }>(FIGURES).catch(() => undefined))?.rows[0];
      waiting.reset();
      conflicts.reset();
      if (!figures) return;
      waiting.set(figures.waiting);
      conflicts.set(figures.conflicts);
    },
  });
  const conflicts: Gauge = new Gauge({ name: 'sync_open_conflicts', help: 'Values from Notion that nobody has decided about.', registers });
  return {
    onPull: ({ what, result }) => pulls.inc({ what, result }),
    onPoll: ({ kind, result }) => polls.inc({ kind, result }),
  };
}
