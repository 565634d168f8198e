import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { syncRegistry } from '@sage/domain/sync';
import { taskChecklist } from '@sage/domain/sync/checklists';
import { commandPort } from '@sage/domain/sync/commands';
import type { ContentFilePorts } from '@sage/domain/sync/content';
import { createSync, type NotionEnv, type PollReport, type PullReport, type PushOutcome, type Sync } from '@sage/notion-sync';
import type { Pool } from 'pg';
import type { Registry } from 'prom-client';
import type { Logger } from '../log.ts';
import type { StoredFiles } from '../ports.ts';
import type { Presence } from '../presence.ts';
import { checkHourly } from './check-hourly.ts';
import { freeEndedLeases } from './free-ended-leases.ts';
import { keepPosting } from './keep-posting.ts';
import { keepPulling } from './keep-pulling.ts';
import { keepSyncing, type KeptSync } from './keep-syncing.ts';
import { pageHooks } from './page-hooks.ts';
import { createPullMetrics } from './pull-metrics.ts';
import { shownFiles } from './shown-files.ts';
import { createSyncMetrics } from './sync-metrics.ts';

export interface SyncSettings {
  notion: NotionEnv;
  callsPerMinute: number;
  parentPageId: string;
  /** Public address of the portal, for the links in Notion. */
  portalUrl: string;
  /** Without it neither messages nor briefs are exchanged. */
  exchange?: {
    /** Public address of the console, where the team answers. */
    opsUrl: string;
    notionFiles: Pick<ContentFilePorts, 'download' | 'store'>;
  };
  /** Of what pages show. Without it they are shown as links. */
  files?: StoredFiles;
}

interface Host {
  pool: Pool;
  metrics: Registry;
  presence: Presence;
  log: Logger;
}

/** Notion is slow and the budget small: a few at once use all of it. */
const CONCURRENCY = 4;
const PULLS = 2;

/** This process's share of the sync. */
export function startSync({ notion, callsPerMinute, parentPageId, portalUrl, files, exchange }: SyncSettings, { pool, metrics, presence, log }: Host): KeptSync {
  const worker = `sync-${randomUUID()}`;
  const stopping = new AbortController();
  // All that rests or reads at the same time listens to it, each for a moment.
  setMaxListeners(0, stopping.signal);
  const { onCall, onPush } = createSyncMetrics(pool, metrics);
  const { onPull, onPoll } = createPullMetrics(pool, metrics);
  const sync = createSync({
    sql: pool,
    notion,
    callsPerMinute,
    parentPageId,
    registry: syncRegistry({ portalUrl }),
    commands: commandPort(pool),
    checklists: [taskChecklist],
    ...(exchange && { hooks: (reader) => hooksOf(reader, exchange, pool, log) }),
    ...(files && { files: shownFiles(files, stopping.signal) }),
    worker,
    signal: stopping.signal,
    onCall,
    onPush: (outcome) => (onPush(outcome), tell(log, outcome)),
    onPull: (pull) => (onPull(pull), tellRead(log, pull)),
    onPoll: (poll) => (onPoll(poll), tellRead(log, poll)),
  });
  void presence.announce(worker);
  const sweeper = freeEndedLeases(pool, log);
  const posting = exchange && keepPosting(conversationOf(sync, exchange.opsUrl, log), stopping, log);
  const checker = checkHourly(sync, log);
  const kept = keepSyncing(sync, { concurrency: CONCURRENCY }, stopping, log);
  const reading = keepPulling(sync, { concurrency: PULLS }, stopping, log);
  return {
    stop: async () => {
      await Promise.all([kept.stop(), reading.stop(), checker.stop(), posting?.stop()]);
      await sweeper.stop();
      await presence.withdraw(worker);
    },
  };
}

type Reader = Pick<Sync, 'content' | 'converse'>;

/** The brief and the comments of a project's page. */
const hooksOf = (sync: Reader, { opsUrl, notionFiles }: NonNullable<SyncSettings['exchange']>, pool: Pool, log: Logger) =>
  pageHooks({ ...notionFiles, sql: pool, content: sync.content, conversation: conversationOf(sync, opsUrl, log) });

const conversationOf = (sync: Reader, opsUrl: string, log: Logger) =>
  sync.converse({
    messageUrl: (projectId, messageId) => new URL(`/projects/${projectId}#message-${messageId}`, opsUrl).href,
    report: (error) => log.warn({ err: error }, 'a message is no comment in Notion yet'),
  });

/** What people must act upon is an error; what mends itself is not, and what only waits its turn is hardly worth a line. */
function tell(log: Logger, outcome: PushOutcome): void {
  const about = { kind: outcome.kind, lagMs: outcome.lagMs };
  if (outcome.result !== 'failed') return log.debug(about, outcome.result === 'synced' ? 'a record is in Notion' : 'another worker took the record');
  const level = ({ quarantined: 'error', unreachable: 'error', retrying: 'warn', pending: 'debug' } as const)[outcome.status];
  log[level]({ ...about, err: outcome.error, status: outcome.status }, 'a record is not in Notion yet');
}

/** Reading that fails is done again by itself, at the latest when everything is reconciled. */
function tellRead(log: Logger, report: PullReport | PollReport): void {
  if (report.result !== 'failed') return log.debug(report, 'Notion was read');
  const { error, ...about } = report;
  log.warn({ ...about, err: error }, 'Notion could not be read');
}
