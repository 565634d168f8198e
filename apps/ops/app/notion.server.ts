import { addressesEnv, notionEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { NOTION } from './routes/projects/notion-href.ts';

/** Where people open a page of Notion. */
export const notionUrl = readEnv(notionEnv.pick({ NOTION_API_URL: true })).NOTION_API_URL ?? NOTION;

/** Where Notion tells of changes: the portal is the app that the internet reaches. */
export const webhookAddress = new URL('/webhooks/notion', readEnv(addressesEnv.pick({ PORTAL_URL: true })).PORTAL_URL).href;
