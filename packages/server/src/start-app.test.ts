import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listen } from './listen.ts';
import { send } from './testing/send.ts';

const here = import.meta.dirname;
let root: string;
let ports: { app: number; metrics: number };
const children = new Set<ChildProcess>();

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, { host: '127.0.0.1', port: 0, variable: 'none' });
  await new Promise((done) => server.close(done));
  return port;
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sage-app-'));
  mkdirSync(path.join(root, 'build/server'), { recursive: true });
  writeFileSync(path.join(root, 'build/server/index.js'), `export * from ${JSON.stringify(path.join(here, 'testing/hand-made-build.ts'))};`);
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(async () => {
  ports = { app: await freePort(), metrics: await freePort() };
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

interface Started {
  child: ChildProcess;
  exited: Promise<number | null>;
  output: () => string;
}

function start(env: Record<string, string> = {}): Started {
  const child = fork(path.join(here, 'testing/app.ts'), [root], {
    execArgv: ['--import', 'tsx'],
    silent: true,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORTAL_PORT: String(ports.app),
      PORTAL_METRICS_PORT: String(ports.metrics),
      INTAKE_URL: 'http://localhost:1',
      PORTAL_URL: `http://localhost:${ports.app}`,
      OPS_URL: 'http://localhost:3',
      SUPABASE_URL: 'http://127.0.0.1:9',
      ...env,
    },
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  return { child, exited: new Promise((resolve) => child.once('exit', resolve)), output: () => output };
}

async function ready(started: Started): Promise<void> {
  const message = await new Promise((resolve, reject) => {
    started.child.once('message', resolve);
    void started.exited.then(() => reject(new Error(started.output())));
  });
  expect(message).toEqual({ ready: true });
}

test.each(['SIGTERM', 'SIGINT'] as const)('serves, tells its parent so, and ends well at %s', async (signal) => {
  const started = start();
  await ready(started);
  expect((await send(ports.app)).status).toBe(200);
  expect((await send(ports.metrics, { path: '/metrics' })).status).toBe(200);
  started.child.kill(signal);
  expect(await started.exited).toBe(0);
  await expect.poll(started.output).toContain('stopping');
});

test('ends when its parent is gone', async () => {
  const started = start();
  await ready(started);
  started.child.disconnect();
  expect(await started.exited).toBe(0);
});

test('survives a promise that a route forgot', async () => {
  const started = start();
  await ready(started);
  await send(ports.app, { path: '/forgotten' });
  await expect.poll(started.output).toContain('a forgotten promise');
  expect((await send(ports.app)).status).toBe(200);
});

test('is unready while the Data API does not answer, and serves all the same', async () => {
  const started = start();
  await ready(started);
  expect((await send(ports.app, { path: '/readyz' })).status).toBe(503);
  expect((await send(ports.app, { path: '/healthz' })).status).toBe(200);
});

test('a taken port stops the start with the name of the variable', async () => {
  const other = createServer();
  await listen(other, { host: '127.0.0.1', port: ports.app, variable: 'none' });
  const started = start();
  expect(await started.exited).toBe(1);
  await expect.poll(() => started.output().trim()).toBe(`portal cannot start. Port ${ports.app} is taken by another program. Stop it, or set PORTAL_PORT to a free port.`);
  other.close();
});

test('a missing variable stops the start with its name and what to do', async () => {
  const started = start({ PORTAL_URL: '' });
  expect(await started.exited).toBe(1);
  await expect.poll(started.output).toContain('PORTAL_URL: is missing: set the address that clients use, with https');
});

test('an app that was not built stops the start with what to run', async () => {
  rmSync(path.join(root, 'build/server/index.js'));
  const started = start();
  expect(await started.exited).toBe(1);
  await expect.poll(started.output).toContain('run `pnpm build` first');
});
