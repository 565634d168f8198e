import { createServiceDb, type ServiceDb } from '@sage/db/service';

/** Notion's hints come from nobody who is signed in, so they have the service role, and only these three calls of it. */
export type NotionInbox = ServiceDb['notionInbox'];

export const openNotionInbox = (...call: Parameters<typeof createServiceDb>): NotionInbox => createServiceDb(...call).notionInbox;
