import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, verifyWebhookSignature } from '@notionhq/client';
import { afterEach, expect, it } from 'vitest';
import { listen } from '../../listen.ts';
import type { Running } from '../../program.ts';
import { spawnProgram, type SpawnedProgram } from '../../testing/spawn-program.ts';
import { makeProjects } from '../testing/projects.ts';

const TOKEN = 'ntn_the_only_one';
const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-notion-portal-'));
const heard: { path: string; body: string; signature: string | null }[] = [];
let portal: Running | undefined;
let program: SpawnedProgram | undefined;
afterEach(async () => {
  await program?.stop();
  await portal?.close();
  rmSync(folder, { recursive: true, force: true });
});

const until = async <T>(find: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

it('the program tells the portal its token, and then by itself what happens, also after kill -9', { timeout: 60_000 }, async () => {
  portal = await listen(0, async (request) => {
    heard.push({ path: new URL(request.url).pathname, body: await request.text(), signature: request.headers.get('x-notion-signature') });
    return new Response();
  });
  const env = { NODE_ENV: 'production', NOTION_PORT: '0', NOTION_TOKEN: TOKEN, SAGE_DATA_DIR: folder, PORTAL_URL: portal.url };
  const start = () => spawnProgram(new URL('../main.ts', import.meta.url), { env, log: path.join(folder, 'notion.log') });
  const told = (type: string) => until(() => heard.find(({ body }) => body.includes(`"type":"${type}"`)));
  const client = (url: string) => new Client({ auth: TOKEN, baseUrl: url, notionVersion: '2026-03-11', retry: false });

  program = await start();
  const first = await until(() => heard[0]);
  const { verification_token: verificationToken } = JSON.parse(first.body) as { verification_token: string };
  expect([first.path, first.signature]).toEqual(['/webhooks/notion', null]);
  const { url } = program;
  await until(async () => ((await (await fetch(`${url}/_control/webhooks`)).text()).includes('"state":"active"') ? true : undefined));
  await makeProjects(client(url));
  const event = await told('data_source.created');
  expect(await verifyWebhookSignature({ body: event.body, signature: event.signature, verificationToken })).toBe(true);

  await makeProjects(client(url), 'Before the end');
  heard.length = 0;
  process.kill(program.pid, 'SIGKILL');
  await program.exited;
  program = await start();
  const later = await told('data_source.created');
  expect(await verifyWebhookSignature({ body: later.body, signature: later.signature, verificationToken })).toBe(true);
  expect(heard.some(({ body }) => body.includes('verification_token'))).toBe(false);
});
