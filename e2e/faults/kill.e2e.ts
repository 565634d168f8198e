import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStack, type PartName, type RunningStack } from '../harness/stack.ts';
import { writeUntilStopped } from './acknowledged-rows.ts';

const PARTS: PartName[] = ['supabase', 'mail', 'notion', 'stripe', 'worker', 'intake', 'portal', 'ops', 'postgres'];
const RECOVERY = { timeout: 60_000, interval: 250 };

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sage-kill-'));
let stack: RunningStack;

beforeAll(async () => {
  stack = await startStack({ dataDir });
});
afterAll(async () => {
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const statusOf = async (name: PartName) => (await stack.parts()).find((part) => part.name === name);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ready, as apps and worker themselves say: what they need answers too. */
async function unready(): Promise<string[]> {
  const asked = (['intake', 'portal', 'ops', 'worker'] as const).map(async (name) => {
    const response = await fetch(`${stack.urls[name].replace('localhost', '127.0.0.1')}/readyz`).catch(() => null);
    return response?.ok ? [] : [name];
  });
  return (await Promise.all(asked)).flat();
}

async function startAgain() {
  const { ports } = stack;
  stack = await startStack({ dataDir, ports });
}

// What a failed try killed need not be there for the second one.
beforeEach(({ onTestFailed }) =>
  onTestFailed(async () => {
    await stack.stop();
    await startAgain();
  }),
);

describe('kill -9', () => {
  it.each(PARTS)('of %s is survived, and nothing acknowledged is lost', async (name) => {
    const before = await statusOf(name);
    const writer = writeUntilStopped(stack);
    await writer.wrote(5);
    await stack.kill(name);
    await expect.poll(() => statusOf(name), RECOVERY).toMatchObject({ state: 'ready', lives: (before?.lives ?? 0) + 1 });
    await expect.poll(unready, RECOVERY).toEqual([]);
    await writer.wrote(5);
    expect(await writer.lost()).toEqual([]);
    expect(stack.output()).toContain(`${name} ended (`);
  });

  it('of the supervisor ends all that it started, and the next start goes on with the same data', async () => {
    const children = (await stack.parts()).map(({ pid }) => pid ?? 0);
    const writer = writeUntilStopped(stack);
    await writer.wrote(5);
    await stack.kill('supervisor');
    expect(await stack.exited).toBe('SIGKILL');
    await writer.stop();
    await expect.poll(() => children.filter(isAlive), RECOVERY).toEqual([]);
    await startAgain();
    expect(await writer.lost()).toEqual([]);
    expect(await unready()).toEqual([]);
  });

  it('of the supervisor and Postgres together, as when the machine goes down, loses nothing either', async () => {
    const writer = writeUntilStopped(stack);
    await writer.wrote(5);
    await stack.kill('postgres');
    await stack.kill('supervisor');
    await stack.exited;
    await writer.stop();
    await startAgain();
    expect(await writer.lost()).toEqual([]);
  });
});

describe('the end', () => {
  it('leaves no process behind, and the next start finds everything', async () => {
    const writer = writeUntilStopped(stack);
    await writer.wrote(5);
    await writer.stop();
    const pids = (await stack.parts()).map(({ pid }) => pid ?? 0);
    expect(await stack.stop()).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    await startAgain();
    expect(await writer.lost()).toEqual([]);
  });

  it('of a second start on the same data is a message that names the first', async () => {
    await expect(startStack({ dataDir })).rejects.toThrow(new RegExp(`SAGE runs already.*process ${stack.pid}`, 's'));
  });

  it('of a start whose ports are taken is a message that names them', async () => {
    await expect(startStack({ ports: { OPS_PORT: stack.ports.OPS_PORT } })).rejects.toThrow(`Port ${stack.ports.OPS_PORT}, meant for the ops app, is taken.`);
  });

  it('of one part over and over ends everything, with its last lines', async () => {
    for (let life = 1; life <= 5; life += 1) {
      await expect.poll(() => statusOf('notion'), RECOVERY).toMatchObject({ state: 'ready', lives: life });
      await stack.kill('notion');
    }
    const pids = (await stack.parts()).filter(({ name }) => name !== 'notion').map(({ pid }) => pid ?? 0);
    expect(await stack.exited).toBe(1);
    expect(stack.output()).toMatch(/notion keeps ending \(signal SIGKILL\), so everything stops\. Its last lines:\n {2}notion \| /);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});
