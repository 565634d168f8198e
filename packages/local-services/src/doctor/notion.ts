import type { StackEnv } from '../start/settings.ts';
import { ask, type Answer } from './ask.ts';
import { failed, ok, reason, standIn, warning, type Check, type Verdict } from './verdict.ts';

type NotionEnv = Pick<StackEnv, 'NOTION_TOKEN' | 'NOTION_PARENT_PAGE_ID' | 'NOTION_API_URL'>;

const VERSION = '2026-03-11';

export function notionChecks(env: NotionEnv, local: boolean): Check[] {
  const get = (path: string) => ask(`${env.NOTION_API_URL ?? 'https://api.notion.com'}${path}`, { headers: { authorization: `Bearer ${env.NOTION_TOKEN}`, 'notion-version': VERSION } });
  const check = (name: string, path: string, verdict: (answer: Answer) => Verdict): Check => ({
    name,
    run: () => get(path).then(verdict).catch((error: unknown) => failed(`Notion cannot be reached: ${reason(error)}.`, local ? 'Start the local services first: `pnpm start`.' : 'Check the network, and NOTION_API_URL, which is empty for the real Notion.')),
  });
  const token = check('Notion token', '/v1/users/me', (answer) => notionTokenVerdict(answer, local));
  const page = env.NOTION_PARENT_PAGE_ID;
  if (!page) return local ? [token] : [token, { name: 'Notion page', run: async () => noPage }];
  return [token, check('Notion page', `/v1/pages/${page}`, notionPageVerdict)];
}

const SHARE = 'In Notion open the page → ••• → Connections, add the connection, and set NOTION_PARENT_PAGE_ID to the id at the end of its address.';
const noPage = warning('NOTION_PARENT_PAGE_ID is not set.', SHARE);

export function notionTokenVerdict({ status, body }: Answer, local: boolean): Verdict {
  if (local && (status === 501 || status < 300)) return standIn('the stand-in answers');
  if (status < 300) return ok(`accepted as ${typeof body.name === 'string' ? body.name : 'a connection'}`);
  if (status === 401) return failed('NOTION_TOKEN is refused.', 'Copy the token again from notion.so/profile/integrations.');
  return failed(`Notion answers ${status}.`, status === 429 ? 'Wait a minute and try again.' : 'See status.notion.so, and try again.');
}

export function notionPageVerdict({ status, body }: Answer): Verdict {
  if (status < 300 && body.in_trash === true) return failed('The parent page is in the trash.', 'Restore it, or set NOTION_PARENT_PAGE_ID to another.');
  if (status < 300) return ok('the parent page is shared with the connection');
  if (status === 501) return standIn('the stand-in answers');
  if (status === 404 || status === 403) return failed('The parent page is not shared with the connection, or does not exist.', SHARE);
  return failed(`Notion answers ${status} for the parent page.`, SHARE);
}
