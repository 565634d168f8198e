import type { CallReport, PushOutcome } from '@sage/notion-sync';
import type { Pool } from 'pg';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

interface Figures {
  states: { status: string; records: number }[];
  waiting: number;
  oldestSeconds: number;
  unfolded: number;
}

const FIGURES = `
  select
    (select coalesce(json_agg(s), '[]') from (select status, count(*)::int as records from public.sync_state group by status) s) as states,
    (select count(*)::int from public.sync_changes) as unfolded, count(*)::int as waiting,
    coalesce(greatest(0, extract(epoch from now() - min(wanted_at))), 0)::float8 as "oldestSeconds"
  from public.sync_state where done_version < want_version and status not in ('quarantined', 'unreachable')`;

export interface SyncMetrics {
  onCall(call: CallReport): void;
  onPush(outcome: PushOutcome): void;
}

/** The sync's figures beside the jobs'. While the database is away the gauges are left out. */
export function createSyncMetrics(pool: Pool, registry: Registry): SyncMetrics {
  const registers = [registry];
  const calls = new Counter({ name: 'sync_calls_total', help: 'Calls to Notion by effect and outcome.', labelNames: ['effect', 'outcome'], registers });
  const pushes = new Counter({ name: 'sync_pushes_total', help: 'Records pushed, by kind and result.', labelNames: ['kind', 'result'], registers });
  const lag = new Histogram({ name: 'sync_lag_seconds', help: 'From a change to its page.', labelNames: ['kind'], registers, buckets: [0.25, 0.5, 1, 2.5, 5, 15, 60, 300] });
  const records: Gauge<'status'> = new Gauge({
    name: 'sync_records',
    help: 'Records by the state of their sync.',
    labelNames: ['status'],
    registers,
    async collect() {
      const figures = await figuresOf(pool);
      records.reset();
      oldest.reset();
      waiting.reset();
      if (!figures) return;
      for (const { status, records: count } of figures.states) records.set({ status }, count);
      oldest.set(figures.oldestSeconds);
      waiting.set(figures.waiting + figures.unfolded);
    },
  });
  const waiting: Gauge = new Gauge({ name: 'sync_waiting', help: 'Changes and records that Notion does not show yet.', registers });
  const oldest: Gauge = new Gauge({ name: 'sync_oldest_waiting_seconds', help: 'How long the oldest of them waits.', registers });
  return {
    onCall: ({ effect, outcome }) => calls.inc({ effect, outcome }),
    onPush: ({ kind, result, lagMs }) => {
      pushes.inc({ kind, result });
      if (result === 'synced') lag.observe({ kind }, Math.max(0, lagMs) / 1_000);
    },
  };
}

const figuresOf = async (pool: Pool): Promise<Figures | undefined> => (await pool.query<Figures>(FIGURES).catch(() => undefined))?.rows[0];
