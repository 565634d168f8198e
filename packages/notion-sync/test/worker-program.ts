import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createSync } from '../src/sync.ts';
import { registry } from './kinds.ts';

/** A process that syncs and does nothing else: something to stop, wake and kill. */
const [databaseUrl = '', notionUrl = '', token = '', parentPageId = '', worker = '', callsPerMinute = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
const notion = { NOTION_TOKEN: token, NOTION_API_URL: notionUrl };
const sync = createSync({ sql: pool, notion, callsPerMinute: Number(callsPerMinute), parentPageId, registry, worker });
while (!(await sync.setUp())) await pause(50);
process.send?.({ url: worker });
for (;;) if ((await sync.round(4)) === 0) await pause(50);
