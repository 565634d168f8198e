import { Client } from '@notionhq/client';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../program.ts';
import { serveStandIn } from '../stand-in/serve.ts';
import { notionHandlers } from '../testing/msw-handlers.ts';
import { createNotionStandIn } from './notion-stand-in.ts';

const token = 'ntn_the_only_one';
const standIn = createNotionStandIn({ token });

// why: Notion is not reachable offline
const notion = setupServer(...notionHandlers(standIn));
let server: Running;
beforeAll(async () => {
  server = await serveStandIn(standIn, { name: 'Notion', text: 'Stands in.' }, 0);
  notion.listen({ onUnhandledRequest: 'bypass' });
});
afterAll(async () => {
  notion.close();
  await server.close();
});

const settings = { notionVersion: '2026-03-11', retry: false, logger: () => undefined } as const;
const ways: [string, (auth: string) => Client][] = [
  ['over HTTP', (auth) => new Client({ auth, baseUrl: server.url, ...settings })],
  ['through MSW', (auth) => new Client({ auth, ...settings })],
];
const refusal = (asked: Promise<unknown>) => asked.then(() => null, (error: { status: number; body: string }) => ({ status: error.status, ...(JSON.parse(error.body) as object) }));

describe.each(ways)('the Notion stand-in, %s', (_way, client) => {
  it('names the operation that it does not do yet', async () => {
    const { pages, blocks, dataSources, fileUploads } = client(token);
    expect(await refusal(pages.create({ parent: { page_id: 'p' }, properties: {} }))).toEqual({
      object: 'error',
      status: 501,
      code: 'not_implemented',
      message: 'The stand-in does not do pages.create yet.',
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await refusal(blocks.children.append({ block_id: 'b', children: [] }))).toMatchObject({ message: expect.stringContaining('blocks.children.append') });
    expect(await refusal(dataSources.query({ data_source_id: 'd' }))).toMatchObject({ message: expect.stringContaining('dataSources.query') });
    expect(await refusal(fileUploads.complete({ file_upload_id: 'f' }))).toMatchObject({ message: expect.stringContaining('fileUploads.complete') });
    expect(await refusal(client(token).request({ method: 'get', path: 'agents' }))).toMatchObject({ message: expect.stringContaining('GET /v1/agents') });
  });

  it('refuses another token as Notion does', async () => {
    await expect(client('ntn_somebody_else').users.me({})).rejects.toMatchObject({ name: 'APIResponseError', status: 401, code: 'unauthorized', message: 'API token is invalid.' });
  });
});

describe('the Notion stand-in', () => {
  it('wants a version', async () => {
    const response = await standIn.fetch(new Request('https://api.notion.com/v1/users/me', { headers: { authorization: `Bearer ${token}` } }));
    expect([response.status, await response.json()]).toMatchObject([400, { object: 'error', code: 'missing_version' }]);
  });

  it('says what it is', async () => {
    expect(await (await fetch(server.url)).text()).toContain('Notion stand-in');
  });
});
