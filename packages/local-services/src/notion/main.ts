import path from 'node:path';
import { readEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { runProgram } from '../program.ts';
import { createNotionStandIn } from './notion-stand-in.ts';
import { serveNotion } from './serve.ts';

const notionStandInEnv = z.object({
  NOTION_PORT: z.coerce.number().int(),
  NOTION_TOKEN: z.string().min(1),
  NOTION_PARENT_PAGE_ID: z.string().optional(),
  /** How many calls a minute it takes; Notion's own figure without it. */
  NOTION_CALLS_PER_MINUTE: z.coerce.number().int().positive().optional(),
  /** Serves `/webhooks/notion`. */
  PORTAL_URL: z.url().optional(),
  SAGE_DATA_DIR: z.string().min(1),
});

await runProgram('notion', () => {
  const env = readEnv(notionStandInEnv);
  const standIn = createNotionStandIn({
    token: env.NOTION_TOKEN,
    parentPageId: env.NOTION_PARENT_PAGE_ID,
    folder: path.join(env.SAGE_DATA_DIR, 'notion'),
    // why: on one machine nobody has to paste the token back, unless the subscription is made anew by hand
    endpoint: env.PORTAL_URL ? { url: new URL('/webhooks/notion', env.PORTAL_URL).href, verifiesItself: true } : undefined,
    callsPerMinute: env.NOTION_CALLS_PER_MINUTE,
  });
  return serveNotion(standIn, env.NOTION_PORT);
});
