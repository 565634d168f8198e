import { createServer as createHttp } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../testing/free-port.ts';
import { mailCheck } from './mail.ts';
import { notionChecks } from './notion.ts';
import { postgresCheck, sessionVerdict, type Session } from './postgres.ts';
import { stripeChecks } from './stripe.ts';

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** why: a mail server that says what the test wants; nothing real may be reached */
const mailServer = (passwordAnswer: string) =>
  listening(net.createServer((socket) => {
    socket.write('220 mail.example.com ready\r\n');
    socket.on('error', () => undefined).on('data', (chunk) => {
      const line = chunk.toString();
      if (/^(EHLO|HELO)/.test(line)) socket.write('250-mail.example.com\r\n250 AUTH PLAIN\r\n');
      else if (line.startsWith('AUTH')) socket.write(`${passwordAnswer}\r\n`);
      else socket.end('221 bye\r\n');
    });
  }));

it('signs in to the mail server', async () => {
  const port = await mailServer('235 welcome');
  expect(await mailCheck(`smtp://me:pw@127.0.0.1:${port}`, false).run()).toMatchObject({ state: 'ok' });
});

it('tells a wrong mail password from a mail server that is away', async () => {
  const port = await mailServer('535 no');
  expect(await mailCheck(`smtp://me:pw@127.0.0.1:${port}`, false).run()).toMatchObject({ state: 'failed', says: expect.stringContaining('user or password') });
  expect(await mailCheck(`smtp://me:pw@127.0.0.1:${await freePort()}`, false).run()).toMatchObject({ state: 'failed', says: expect.stringContaining('ECONNREFUSED') });
});

it('shows Stripe and Notion the keys, and asks for what exists', async () => {
  const asked: string[] = [];
  const port = await listening(createHttp(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization}`);
    response.setHeader('content-type', 'application/json').end('{"name":"SAGE"}');
  }));
  const api = `http://127.0.0.1:${port}`;
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef', STRIPE_API_URL: api, PORTAL_URL: 'https://portal.example.com' };
  const notion = { NOTION_TOKEN: 'ntn_1', NOTION_PARENT_PAGE_ID: 'a-page', NOTION_API_URL: api };
  for (const check of [...stripeChecks(stripe, false), ...notionChecks(notion, false)]) expect(await check.run()).toMatchObject({ state: 'ok' });
  expect(asked).toEqual(['/v1/balance Bearer sk_test_1', '/v1/users/me Bearer ntn_1', '/v1/pages/a-page Bearer ntn_1']);
});

it('says that nothing answers, and what to do', async () => {
  const api = `http://127.0.0.1:${await freePort()}`;
  const [check] = notionChecks({ NOTION_TOKEN: 'ntn_1', NOTION_PARENT_PAGE_ID: 'a-page', NOTION_API_URL: api }, true);
  expect(await check?.run()).toMatchObject({ state: 'failed', says: expect.stringContaining('ECONNREFUSED'), remedy: expect.stringContaining('pnpm start') });
});

it('knows the port of a transaction pooler', async () => {
  expect(await postgresCheck('postgresql://u:pw@pooler.invalid:6543/postgres', false).run()).toMatchObject({ state: 'failed', says: expect.stringContaining('transaction pooler') });
});

it('finds a transaction pooler by what it forgets', async () => {
  const rowsOf = (channels: string[]) => ({ query: async (sql: string) => ({ rows: sql.includes('pg_listening_channels') ? channels.map((channel) => ({ channel })) : [{ version: '17' }] }) }) as unknown as Session;
  // why: a pooler cannot be had here; what it does is to give the second answer from another server connection
  expect(await sessionVerdict(rowsOf([]), rowsOf([]))).toMatchObject({ state: 'failed' });
  expect(await sessionVerdict(rowsOf(['sage_doctor']), rowsOf([]))).toMatchObject({ state: 'ok' });
});
