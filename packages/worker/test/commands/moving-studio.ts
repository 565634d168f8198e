import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { searchPath } from '@sage/config/process-env';
import { syncRegistry } from '@sage/domain/sync';
import { createNotionStandIn, serveNotion } from '@sage/local-services/testing';
import { freshDatabase } from '@sage/db/testing';
import { createSync } from '@sage/notion-sync';
import { openLink, openNotion } from '@sage/notion-sync/moving';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Command, CommandContext } from '../../src/commands/command.ts';

const program = fileURLToPath(new URL('../../src/commands/main.ts', import.meta.url));
const dataDir = path.join(os.tmpdir(), `sage-moving-${process.pid}`);

export const token = 'ntn_0123456789abcdef';
const portalUrl = 'http://localhost:3001';
const callsPerMinute = 600_000;

/** A studio without people, and the stand-in over HTTP. Gone when the test ends. why: Notion is not reachable offline. */
export async function movingStudio(world: Parameters<typeof openLink>[0] = {}) {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 6 });
  const standIn = createNotionStandIn({ token, callsPerMinute });
  const server = await serveNotion(standIn, 0);
  onTestFinished(async () => {
    await server.close();
    await pool.end();
    await database.drop();
  });
  const notion = { NOTION_TOKEN: token, NOTION_API_URL: server.url };
  const registry = syncRegistry({ portalUrl });
  const door = openNotion({ sql: pool, notion, callsPerMinute, registry });
  const { url, secretKey } = inject('supabase');

  const sync = createSync({ sql: pool, notion, callsPerMinute, parentPageId: standIn.parentPageId, registry, worker: 'one' });

  /** As a person on the command line. */
  const run = async (command: Command, ...args: string[]) => {
    const lines: string[] = [];
    const context: CommandContext = { pool, door, parentPageId: standIn.parentPageId, say: (line) => void lines.push(line), portalUrl, bucket: { url, secretKey }, open: openLink({ resolve: async () => [], ...world }), openSync: async () => ({ sync, close: async () => undefined }) };
    const code = await command(context, args);
    return { code, text: lines.join('\n') };
  };
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows;
  const writes = () => standIn.calls.list().filter(({ operation }) => /\.(create|update|append|delete)$/.test(operation)).length;
  const env = { DATABASE_URL: database.url, NOTION_TOKEN: token, NOTION_API_URL: server.url, NOTION_PARENT_PAGE_ID: standIn.parentPageId, NOTION_CALLS_PER_MINUTE: '10000', SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey, SUPABASE_PUBLISHABLE_KEY: inject('supabase').publishableKey, SUPABASE_JWT_SECRET: inject('supabase').jwtSecret, PORTAL_URL: portalUrl };
  return { database, pool, query, standIn, server, door, sync, run, writes, env };
}

export type MovingStudio = Awaited<ReturnType<typeof movingStudio>>;

/** Pushes until nothing is due. */
export async function rest({ sync, query }: Pick<MovingStudio, 'sync' | 'query'>): Promise<void> {
  for (;;) {
    if ((await sync.round(20)) > 0) continue;
    const [due] = await query<{ n: number }>(`select count(*)::int as n from public.sync_state where done_version < want_version and status not in ('quarantined', 'unreachable')`);
    if (due?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Clients with a project each, two steps and a published deliverable without a file. */
export async function addProjects({ query }: Pick<MovingStudio, 'query'>, count: number): Promise<void> {
  await query(`insert into public.clients (name, tier) select 'Client ' || n, 2 from generate_series(1, $1::int) n`, [count]);
  await query(`insert into public.projects (client_id, tier, name) select id, 2, name || ' garden' from public.clients`);
  await query(`insert into public.milestones (project_id, tier, name, "order", kind, turn, due_date)
    select id, 2, 'Step ' || n, n, 'work', 'studio', '2026-03-10T00:00:00Z' from public.projects, generate_series(1, 2) n`);
  await query(`insert into public.deliverables (project_id, name, category, published_at) select id, 'Plan', 'Floor Plan', now() from public.projects`);
}

/** Live pages by their Sync ID. One that was taken out of the trash in a database that stays there is in nobody's sight. */
export function pagesBySyncId({ standIn }: Pick<MovingStudio, 'standIn'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of standIn.store.all('page')) {
    const { parent } = page;
    if (page.in_trash || parent.type !== 'data_source_id') continue;
    const source = standIn.store.get('data_source', parent.data_source_id);
    if (source.in_trash) continue;
    const property = source.properties.find(({ name }) => name === 'Sync ID');
    const id = ((property && page.values[property.id]) as { plain_text: string }[] | undefined)?.[0]?.plain_text;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** A person deletes everything there. */
export const emptyNotion = ({ standIn }: Pick<MovingStudio, 'standIn'>) =>
  standIn.store.transaction(() => {
    for (const kind of ['page', 'database', 'data_source'] as const)
      for (const record of standIn.store.all(kind)) if (record.id !== standIn.parentPageId) standIn.store.put({ ...record, in_trash: true } as never);
  });

/** Runs the command as its own process. */
export function spawnCommand(name: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, name, ...args], { env: { ...searchPath(), SAGE_DATA_DIR: dataDir, NODE_ENV: 'test', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => child.once('close', (code) => resolve({ code, text })));
  return { ended, kill: () => child.kill('SIGKILL'), text: () => text };
}
