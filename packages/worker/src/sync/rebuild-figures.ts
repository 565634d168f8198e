import type { CallsHeld, Sql } from '@sage/notion-sync';

/** Records that are not in Notion as they should be: on their way, set aside, or of a kind that is paused. */
export interface RebuildFigures {
  due: number;
  /** With what waits for one that is set aside or held, and so for a person. */
  failed: number;
  held: number;
  /** Nothing is sent until a person lets it. */
  why: Extract<CallsHeld['why'], 'blocked' | 'stopped'> | null;
}

/** A page that leads to one which nobody is about to make is not made either: as long as anything else is on its way, that may still change. */
const FIGURES = `with behind as (
    select s.kind, s.record_id, s.status in ('quarantined', 'unreachable') as failed, k.paused_at is not null as held, s.error like 'It waits for its %' as waits, k.depends_on
    from public.sync_state s join public.sync_kinds k on k.kind = s.kind where s.done_version < s.want_version and k.mode <> 'off'
  ), counted as (
    select b.*, not failed and not held and waits is true and not exists (select from behind o where not o.failed and not o.held and o.waits is not true)
      and exists (select from jsonb_each_text(private.sync_record(b.kind, b.record_id)) f
        join public.sync_state p on p.record_id = case when f.key like '%\\_id' then f.value::uuid end and p.kind = any (b.depends_on) and p.page_id is null) as stuck
    from behind b
  )
  select count(*) filter (where not failed and not held and not stuck)::int as due, count(*) filter (where failed or stuck)::int as failed, count(*) filter (where held)::int as held,
    (select case when blocked_at is not null then 'blocked' when stopped_at is not null then 'stopped' end from public.sync_limiter) as why
  from counted`;

export async function rebuildFigures(sql: Sql): Promise<RebuildFigures> {
  const { rows: [figures] } = await sql.query<RebuildFigures>(FIGURES);
  return figures ?? { due: 0, failed: 0, held: 0, why: null };
}
