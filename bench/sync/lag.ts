import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase } from '../../packages/db/test/database.ts';
import { createNotionStandIn, freePort, serveNotion, spawnProgram } from '../../packages/local-services/src/testing/index.ts';
import { SIZES } from './sizes.ts';
import { atMost, percentile } from './table.ts';

const TOKEN = 'ntn_the_only_one';
const BUDGET = 180;
/** The most that the environment lets a connection have: the thousand pages are to be there soon. */
const FILL_BUDGET = 6_000;
const BACKLOG = 1_000;
const program = new URL('../../packages/worker/src/main.ts', import.meta.url);

/** From a commit to its page, in real time, with the worker as a process of its own and Notion over HTTP. */
export async function lag(): Promise<void> {
  const database = await freshDatabase();
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute: 1_000_000 });
  const server = await serveNotion(standIn, 0);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-lag-'));
  const env = async (perMinute: number) => ({ ...elsewhere, DATABASE_URL: database.url, WORKER_PORT: String(await freePort()), NOTION_TOKEN: TOKEN, NOTION_API_URL: server.url, NOTION_PARENT_PAGE_ID: standIn.parentPageId, NOTION_CALLS_PER_MINUTE: String(perMinute) });
  const query = async <Row>(text: string, values: unknown[] = []) => (await database.client.query(text, values)).rows as Row[];
  const settled = async () => {
    while ((await query(`select from public.sync_changes union all select from public.sync_state where done_version < want_version`)).length > 0) await pause(50);
  };
  /** @returns milliseconds */
  const edit = async (name: string) => {
    const [{ id } = { id: '' }] = await query<{ id: string }>(`update public.clients set name = $1 where id = (select id from public.clients where name like 'Edited%' order by random() limit 1) returning id`, [name]);
    const begun = performance.now();
    while (!standIn.calls.list().slice(-50).some(({ operation, status, sent }) => operation === 'pages.update' && status === 200 && JSON.stringify(sent).includes(name))) await pause(5);
    return id && performance.now() - begun;
  };
  const lags = async (name: string, restMs: number) => {
    const times: number[] = [];
    for (let n = 0; n < SIZES.lags; n++) {
      times.push(Number(await edit(`Edited ${name} ${n}.`)));
      await pause(restMs + Math.random() * 1_000);
    }
    return times;
  };

  const filler = await spawnProgram(program, { env: await env(FILL_BUDGET), log: path.join(folder, 'filler') });
  await query(`insert into public.clients (name, tier) select case when n <= 20 then 'Edited ' else 'Client ' end || n, 2 from generate_series(1, $1::int) n`, [BACKLOG + 20]);
  await pause(1_000);
  await settled();
  await filler.stop();
  Object.assign(standIn.rate, { callsPerMinute: BUDGET });
  standIn.rate.reset();

  const worker = await spawnProgram(program, { env: await env(BUDGET), log: path.join(folder, 'worker') });
  await pause(10_000);
  const cpu = await cpuShare(worker.pid);
  const idle = await lags('idle', 500);
  // Each of the thousand needs a call, since what was agreed is forgotten.
  await query(`update public.sync_state set base = '{}' where record_id in (select id from public.clients where name like 'Client%')`);
  await query(`select private.want_sync('client', array(select id from public.clients where name like 'Client%'), 3)`);
  await pause(5_000);
  const behind = await lags('behind', 500);
  const [left] = await query<{ n: number }>('select count(*)::int as n from public.sync_state where priority = 3 and done_version < want_version');
  await worker.stop();
  await server.close();
  await database.drop();
  rmSync(folder, { recursive: true });

  if (!left?.n) throw new Error('The backfill was over before the edits were.');
  const of = `of ${SIZES.lags}`;
  atMost(`lag of a change, p50 ${of}`, percentile(idle, 0.5) / 1_000, 1, ' s');
  atMost(`lag of a change, p95 ${of}`, percentile(idle, 0.95) / 1_000, 2.5, ' s');
  atMost(`lag behind a backfill of 1,000, p95 ${of}`, percentile(behind, 0.95) / 1_000, 5, ' s');
  atMost('of these 1,000, done while fresh ones passed: all but', left.n / BACKLOG, 0.95);
  atMost('429 meanwhile', standIn.calls.list().filter(({ status }) => status === 429).length, 0);
  atMost('an idle worker\'s share of a core', cpu, 0.05);
}

/** Nobody listens there, and nothing of this asks. */
const elsewhere = {
  NODE_ENV: 'production', LOG_LEVEL: 'info', SUPABASE_URL: 'http://127.0.0.1:9', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_bench', SUPABASE_SECRET_KEY: 'sb_secret_bench_0000',
  SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'SAGE <studio@example.com>', INTAKE_URL: 'http://localhost:3000', PORTAL_URL: 'http://localhost:3001',
  OPS_URL: 'http://localhost:3002', STRIPE_SECRET_KEY: 'sk_test_nobody',
};

/** User and system time of a process over ten seconds, by Linux's own count of hundredths. */
async function cpuShare(pid: number): Promise<number> {
  const ticks = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).reduce((sum, n) => sum + Number(n), 0);
  const before = ticks();
  await pause(10_000);
  return (ticks() - before) / 1_000;
}
