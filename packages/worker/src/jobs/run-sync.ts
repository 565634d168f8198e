import { syncRegistry } from '@sage/domain/sync';
import { studioViews } from '@sage/domain/sync/views';
import { CallFailed, CallsHeld, type Sql } from '@sage/notion-sync';
import { beginRebuild, openNotion, planRebuild, verifyNotion, type NotionDoor } from '@sage/notion-sync/moving';
import type { Handler, JobContext } from '../handler.ts';
import type { NotionPorts } from '../ports.ts';
import { rebuildFigures } from '../sync/rebuild-figures.ts';
import { proofReport } from './proof-report.ts';

interface Run {
  what: 'plan' | 'rebuild' | 'verify';
  stage: 'reading' | 'linking' | 'sending' | 'comparing';
}

interface RunParts {
  runId: string;
  sql: Sql;
  door: NotionDoor;
  options: { parentPageId: string; views: typeof studioViews };
}

/** Well within the five minutes after which one without a sign of life counts as cut off. */
const SIGN_OF_LIFE_MS = 20_000;
const LOOK_AGAIN = '2 seconds';

/** Goes on where it stands: a rebuild may be cut off anywhere and be done again. What Notion or a person refuses ends it, with the reason. */
export const runSync =
  (notion: NotionPorts | undefined): Handler<{ runId: string }> =>
  async ({ runId }, { log, transaction }) => {
    const sql = sqlOf(transaction);
    const call = (name: string, ...values: unknown[]) => sql.query(`select private.${name}($1${values.map((_, at) => `, $${at + 2}`).join('')})`, [runId, ...values]);
    const { rows: [begun] } = await sql.query<{ run: Run | null }>('select private.begin_sync_run($1) as run', [runId]);
    if (!begun?.run) return;
    if (!notion) return void (await call('finish_sync_run', null, 'NOTION_PARENT_PAGE_ID is not set, so there is no page under which anything could stand.'));
    const signs = setInterval(() => void call('note_sync_run').catch(() => undefined), SIGN_OF_LIFE_MS);
    try {
      const door = openNotion({ ...notion, sql, registry: syncRegistry(notion), onWait: (why) => log.info({ runId, why }, 'a run of the sync waits') });
      await goOn(begun.run, { runId, sql, door, options: { parentPageId: notion.parentPageId, views: studioViews } });
    } catch (error) {
      const isFinal = error instanceof CallFailed || error instanceof CallsHeld;
      if (isFinal) return void (await call('finish_sync_run', null, error.message));
      await call('note_sync_run', null, null, error instanceof Error ? error.message : String(error)).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(signs);
    }
  };

/** Each statement commits: what others must see meanwhile, such as a hold, is seen. */
const sqlOf = (transaction: JobContext['transaction']): Sql => ({
  query: (text, values) => transaction(async (client) => ({ rows: (await client.query(text, values)).rows as never[] })),
});

async function goOn({ what, stage }: Run, parts: RunParts): Promise<void> {
  const { runId, sql, door, options } = parts;
  if (what === 'plan') return finish(parts, { plan: await planRebuild(door, options) });
  if (what === 'verify') return finish(parts, { proofs: await proofReport(await verifyNotion(door), sql) });
  if (stage === 'linking') {
    await beginRebuild(door, options);
    await sql.query('select private.note_sync_run($1, $2)', [runId, 'sending']);
  }
  if (stage !== 'comparing') {
    const figures = await rebuildFigures(sql);
    if (figures.due > 0 && figures.why) throw new CallsHeld(figures.why, 0);
    if (figures.due > 0) return void (await sql.query('select private.continue_sync_run($1, $2, $3)', [runId, figures, LOOK_AGAIN]));
    await sql.query('select private.note_sync_run($1, $2, $3)', [runId, 'comparing', figures]);
  }
  await finish(parts, { proofs: await proofReport(await verifyNotion(door), sql), left: await rebuildFigures(sql) });
}

const finish = async ({ runId, sql }: RunParts, report: object): Promise<void> => void (await sql.query('select private.finish_sync_run($1, $2)', [runId, report]));
