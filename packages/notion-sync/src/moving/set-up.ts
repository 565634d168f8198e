import { ensureDatabases } from '../ensure-databases.ts';
import { storedKinds } from '../kind-databases.ts';
import { schemaOf } from '../property-config.ts';
import { value } from '../sql.ts';
import type { NotionDoor } from './open-notion.ts';
import { ensureViews, type ViewOutcome, type ViewPlan } from './views.ts';

export interface SetupReport {
  databases: { kind: string; name: string; result: 'made' | 'there' | 'off' | 'paused'; why?: string }[];
  views: ViewOutcome[];
}

export interface SetupOptions {
  parentPageId: string;
  views: readonly ViewPlan[];
  /** Writes nothing, here or there. */
  isDryRun?: boolean;
}

/** Databases, properties and views as they must be. Again, it changes nothing. */
export async function setUpNotion(door: NotionDoor, { parentPageId, views, isDryRun = false }: SetupOptions): Promise<SetupReport> {
  const { sql, clock, registry, databases: notion } = door;
  const before = await kindsOf(door);
  if (!isDryRun) {
    // A worker that just started may be at it.
    while (!(await ensureDatabases({ sql, clock, registry, notion, parentPageId }))) await clock.sleep(1_000);
    await value(sql, 'private.note_sync_check(coalesce($1::timestamptz, clock_timestamp()))', [clock.now()]);
  }
  const after = isDryRun ? before : await kindsOf(door);
  const databases = registry.databases.map(({ kind, dataSource: name }): SetupReport['databases'][number] => {
    const now = after.get(kind);
    if (!now || now.mode === 'off') return { kind, name, result: 'off' };
    if (now.paused_reason) return { kind, name, result: 'paused', why: now.paused_reason };
    return { kind, name, result: before.get(kind)?.data_source_id ? 'there' : 'made' };
  });
  const schemas = new Map(registry.databases.map((plan) => [plan.kind, schemaOf(plan)]));
  return { databases, views: await ensureViews(views, { ...door, kinds: [...after.values()], schemas, isDryRun }) };
}

const kindsOf = async ({ sql }: NotionDoor) => new Map((await storedKinds(sql)).map((kind) => [kind.kind, kind]));
