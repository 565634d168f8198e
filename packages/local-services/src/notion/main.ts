import { readEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { runProgram } from '../program.ts';
import { serveStandIn } from '../stand-in/serve.ts';
import { createNotionStandIn } from './notion-stand-in.ts';

const notionStandInEnv = z.object({ NOTION_PORT: z.coerce.number().int(), NOTION_TOKEN: z.string().min(1) });

const ABOUT = {
  name: 'Notion',
  text:
    'Stands in for api.notion.com on this machine. ' +
    'It checks the token and the version, and answers 501 with the name of the operation to all that it does not do yet.',
};

await runProgram('notion', () => {
  const env = readEnv(notionStandInEnv);
  return serveStandIn(createNotionStandIn({ token: env.NOTION_TOKEN }), ABOUT, env.NOTION_PORT);
});
