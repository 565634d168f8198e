import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { freePort } from './testing/free-port.ts';

const children: ChildProcess[] = [];
const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-program-'));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENV = { NODE_ENV: 'production', STRIPE_SECRET_KEY: 'sk_test', STRIPE_WEBHOOK_SECRET: 'whsec_of_this_test_only', PORTAL_URL: 'http://localhost:1', SAGE_DATA_DIR: folder };

function run(env: Record<string, string>) {
  const program = fileURLToPath(new URL('./stripe/main.ts', import.meta.url));
  const child = fork(program, { execArgv: ['--import', 'tsx'], env: { PATH: process.env.PATH, ...ENV, ...env }, silent: true });
  children.push(child);
  let output = '';
  child.stdout!.on('data', (text: Buffer) => (output += text.toString()));
  return {
    child,
    output: () => output,
    ready: new Promise<unknown>((resolve) => child.once('message', resolve)),
    exited: new Promise<number | null>((resolve) => child.once('exit', resolve)),
  };
}

describe('a program of the stack', { timeout: 30_000 }, () => {
  it.each([
    ['SIGTERM', (child: ChildProcess) => child.kill('SIGTERM')],
    ['SIGINT', (child: ChildProcess) => child.kill('SIGINT')],
    ['the loss of its parent', (child: ChildProcess) => child.disconnect()],
  ])('says when it is ready, and ends well on %s', async (_why, end) => {
    const { child, ready, exited, output } = run({ STRIPE_PORT: String(await freePort()) });
    expect(await ready).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
    expect(output().trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([expect.objectContaining({ level: 'info', name: 'stripe', message: 'ready' })]);
    end(child);
    expect(await exited).toBe(0);
  });

  it('ends with one line that says why it cannot start', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)));
    const taken = run({ STRIPE_PORT: String(port) });
    expect(await taken.exited).toBe(1);
    expect(taken.output()).toContain(`Port ${port} is in use.`);
    other.close();
    const bare = run({});
    expect(await bare.exited).toBe(1);
    expect(bare.output()).toContain('STRIPE_PORT');
  });
});
