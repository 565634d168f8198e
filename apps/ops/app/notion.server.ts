import { notionEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { NOTION } from './routes/projects/notion-href.ts';

/** Where people open a page of Notion. */
export const notionUrl = readEnv(notionEnv.pick({ NOTION_API_URL: true })).NOTION_API_URL ?? NOTION;
