import type { notionEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import { Client, LogLevel } from '@notionhq/client';
import { boundedFetch, type Deadlines, type Send } from './bounded-fetch.ts';

export type NotionEnv = Pick<z.infer<typeof notionEnv>, 'NOTION_TOKEN' | 'NOTION_API_URL'>;

export const NOTION_VERSION = '2026-03-11';

export interface Network {
  deadlines?: Deadlines;
  send?: Send;
}

/** Notion itself gives up after a minute, and answers 503 then. */
const DEADLINES: Deadlines = { overallMs: 75_000, bodyMs: 15_000 };

/**
 * The SDK as a mere transport: it repeats nothing, since only the engine knows what may be repeated, and each call ends by our own deadlines.
 * What it throws is for `classify`.
 */
export const createNotionClient = ({ NOTION_TOKEN, NOTION_API_URL }: NotionEnv, { deadlines = DEADLINES, send }: Network = {}): Client =>
  new Client({
    auth: NOTION_TOKEN,
    baseUrl: NOTION_API_URL,
    notionVersion: NOTION_VERSION,
    retry: false,
    fetch: boundedFetch(deadlines, send),
    // Never the first to give up: the SDK would leave its request running.
    timeoutMs: deadlines.overallMs * 2,
    logLevel: LogLevel.WARN,
    logger: refuseUnknownParameters,
  });

/** The SDK leaves out what it does not know and says so in its log only: then a field would never reach Notion. Failures are told by what is thrown. */
function refuseUnknownParameters(_level: LogLevel, message: string, details: Record<string, unknown>): void {
  if ('unknownParams' in details) throw new TypeError(`Notion's SDK does not know a parameter: ${message} ${JSON.stringify(details.unknownParams)}`);
}
