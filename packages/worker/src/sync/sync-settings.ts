import type { addressesEnv, notionEnv } from '@sage/config/env';
import type { z } from '@sage/config/z';
import type { ContentFilePorts } from '@sage/domain/sync/content';
import { notionFiles } from '../adapters/notion-files.ts';
import type { Logger } from '../log.ts';
import type { StoredFiles } from '../ports.ts';
import type { SyncSettings } from './start-sync.ts';

type SyncEnv = z.infer<typeof notionEnv> & Pick<z.infer<typeof addressesEnv>, 'PORTAL_URL' | 'OPS_URL'>;

/** Without a page to put the databases under there is no sync; everything else works, and what changes waits. */
export function syncSettings(env: SyncEnv, files: StoredFiles & Pick<ContentFilePorts, 'store'>, log: Logger): SyncSettings | undefined {
  const { NOTION_PARENT_PAGE_ID: parentPageId } = env;
  const exchange = { opsUrl: env.OPS_URL, notionFiles: { download: notionFiles(env.NOTION_API_URL), store: files.store } };
  if (parentPageId) return { notion: env, callsPerMinute: env.NOTION_CALLS_PER_MINUTE, parentPageId, portalUrl: env.PORTAL_URL, files, exchange };
  log.error('NOTION_PARENT_PAGE_ID is not set: nothing reaches Notion until it is');
  return undefined;
}
