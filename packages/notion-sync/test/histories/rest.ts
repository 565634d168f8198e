import type { Tally } from './tally.ts';
import type { World } from './world.ts';

/** So that the next history begins with nothing. */
export async function forget({ database, standIn, sources, late }: World): Promise<void> {
  late.forget();
  await database.query(`truncate public.clients, public.projects, public.milestones, public.sync_state, public.sync_changes, public.sync_pulls, public.sync_polls,
      public.sync_conflicts, public.sync_reconciles, public.sync_activity cascade;
    update public.sync_kinds set paused_at = null, paused_reason = null where paused_at is not null;
    update public.sync_limiter set paced_until = '-infinity', paused_until = null, open_since = null, probe_at = null, failures = 0,
      wanted_until = array_fill('-infinity'::timestamptz, array[5]), claimed_at = array_fill('-infinity'::timestamptz, array[4])`);
  const ours = new Set(Object.values(sources));
  standIn.store.transaction(() => {
    for (const page of standIn.store.all('page')) if (page.parent.type === 'data_source_id' && ours.has(page.parent.data_source_id)) standIn.store.remove(page.id);
    for (const { id } of standIn.store.all('block')) standIn.store.remove(id);
  });
  standIn.calls.clear();
}

/** To the moment when something is due next. */
const NEXT = `select extract(epoch from greatest(min(due), (select greatest(case when paused_until > $1 then paused_until end, probe_at) from public.sync_limiter)) - $1) * 1000 as ms from (
    select greatest(next_try_at, lease_until) as due from public.sync_state where done_version < want_version and status in ('pending', 'retrying', 'conflict')
    union all select greatest(next_try_at, lease_until) from public.sync_pulls
    union all select greatest(p.next_try_at, p.lease_until) from public.message_posts p join public.sync_state s on s.kind = 'project' and s.record_id = p.project_id
      where p.status in ('pending', 'retrying') and s.page_id is not null and s.trashed_at is null) all_due`;

/** @returns whether something is left to do */
export async function passOn({ database, clock }: World): Promise<boolean> {
  const [next] = await database.query<{ ms: string | null }>(NEXT, [clock.now()]);
  const ms = next?.ms ?? null;
  // A record in one worker's hands holds another's up: a second more, each time.
  if (ms !== null) clock.pass(Math.max(1_000, Math.ceil(Number(ms))));
  return ms !== null;
}

const MINUTE_MS = 61_000;
const HOUR_MS = 3_600_000;
/** `looks`: with all that finds what nobody told of: a poll of what changed, and the hourly comparison. */
export async function comeToRest(world: World, tally: Tally, { looks = true } = {}): Promise<void> {
  await settle(world, tally);
  if (!looks) return;
  const sync = world.worker('watcher');
  for (const ms of [MINUTE_MS, HOUR_MS]) {
    world.clock.pass(ms);
    await sync.poll();
    await sync.reconcile();
    await settle(world, tally);
  }
}

async function settle(world: World, tally: Tally): Promise<void> {
  const sync = world.worker('last');
  for (let n = 1; n < 600; n++) {
    if (n % ROUNDS_UNTIL_NOTICED === 0) await tryAgain(world, tally);
    if ((await sync.round(10)) + (await sync.pulls.round(10)) + (await sync.conversation.round(10)) > 0 || (await passOn(world))) continue;
    if (!(await tryAgain(world, tally))) return;
  }
  throw new Error(JSON.stringify(await world.database.query('select kind, status, error, attempts from public.sync_state where done_version < want_version')));
}

const ROUNDS_UNTIL_NOTICED = 100;
const SET_ASIDE = `update public.sync_state set status = 'pending', attempts = 0, next_try_at = $1 where status = 'quarantined' returning error`;
const UNPOSTED = `select private.want_sync('project', array[project_id], 0) from public.message_posts where status in ('quarantined', 'unreachable')`;

/** As the team does in the console with what was set aside. @returns whether there was anything */
async function tryAgain({ database, clock }: World, tally: Tally): Promise<boolean> {
  const aside = await database.query(SET_ASIDE, [clock.now()]);
  const unposted = await database.query(UNPOSTED);
  tally.retried += aside.length + unposted.length;
  return aside.length + unposted.length > 0;
}
