import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launchChild, type Program } from './child.ts';
import type { Exit, Part } from './part.ts';
import type { RestartPolicy } from './restart-policy.ts';
import { CrashLoop, Supervisor } from './supervisor.ts';

const toy = fileURLToPath(new URL('./toys/toy.mjs', import.meta.url));
const quick: RestartPolicy = { deaths: 5, windowMs: 60_000, firstDelayMs: 10, longestDelayMs: 40 };

function setUp(policy = quick) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-supervisor-'));
  const diary = path.join(folder, 'diary');
  writeFileSync(diary, '');
  const deaths: { name: string; exit: Exit; delayMs: number }[] = [];
  const lives: string[] = [];
  const supervisor = new Supervisor({ ready: (name) => lives.push(name), died: (name, exit, delayMs) => deaths.push({ name, exit, delayMs }) }, policy);
  onTestFinished(async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true });
  });
  const program = (name: string, what = 'serve', needs: string[] = []): Program => ({ name, needs, args: [toy, what, diary, name], cwd: folder, env: {}, ready: 'message' });
  const part = (name: string, what?: string, needs?: string[], graceMs?: number): Part => ({ name, needs: needs ?? [], launch: () => launchChild(program(name, what, needs), () => undefined, graceMs) });
  return { supervisor, deaths, lives, part, notes: () => readFileSync(diary, 'utf8').trim().split('\n') };
}

const pidOf = (supervisor: Supervisor, name: string) => supervisor.status().find((part) => part.name === name)?.pid;
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('Supervisor', () => {
  it('starts a stage when the one before serves, and ends the last one first', async () => {
    const { supervisor, part, notes } = setUp();
    await supervisor.start([part('postgres')]);
    await supervisor.start([part('api')]);
    await supervisor.start([part('app')]);
    const pids = supervisor.status().map(({ pid }) => pid!);
    await Promise.all([supervisor.stop(), supervisor.stop()]);
    expect(notes()).toEqual(['postgres began', 'api began', 'app began', 'app ended', 'api ended', 'postgres ended']);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('starts a killed part again and tells its last lines', async () => {
    const { supervisor, part, deaths, lives } = setUp();
    await supervisor.start([part('api')]);
    const first = pidOf(supervisor, 'api')!;
    process.kill(first, 'SIGKILL');
    await expect.poll(() => lives, { timeout: 30_000 }).toEqual(['api', 'api']);
    expect(pidOf(supervisor, 'api')).not.toBe(first);
    expect(deaths).toEqual([{ name: 'api', exit: { how: 'signal SIGKILL', lines: ['api says hello'] }, delayMs: 10 }]);
  });

  it('gives up a part that dies five times within the window, with its last lines, and waits longer each time', async () => {
    const { supervisor, part, deaths, notes } = setUp();
    const crash = await supervisor.start([part('api', 'crash')]).catch((error: unknown) => error as CrashLoop);
    expect(crash).toBeInstanceOf(CrashLoop);
    expect(crash).toMatchObject({ part: 'api', exit: { how: 'exit code 3', lines: expect.arrayContaining(['Error: api has no luck']) } });
    expect(notes()).toHaveLength(5);
    expect(deaths.map(({ delayMs }) => delayMs)).toEqual([10, 20, 40, 40]);
  });

  it('does not hold a death against a part that died of what it needs', async () => {
    const { supervisor, part, lives } = setUp({ ...quick, firstDelayMs: 300, longestDelayMs: 300, deaths: 2 });
    await supervisor.start([part('postgres')]);
    await supervisor.start([part('api', 'serve', ['postgres'])]);
    for (const name of ['postgres', 'api']) process.kill(pidOf(supervisor, name)!, 'SIGKILL');
    await expect.poll(() => lives, { timeout: 30_000 }).toEqual(['postgres', 'api', 'postgres', 'api']);
    process.kill(pidOf(supervisor, 'api')!, 'SIGKILL');
    await expect.poll(() => lives.length, { timeout: 30_000 }).toBe(5);
  });

  it('ends what does not want to end', async () => {
    const { supervisor, part, notes } = setUp();
    await supervisor.start([part('app', 'stubborn', [], 200)]);
    const pid = pidOf(supervisor, 'app')!;
    await supervisor.stop();
    expect(notes()).toEqual(['app began', 'app refused']);
    expect(isAlive(pid)).toBe(false);
  });

  it('can be stopped while a part is still starting', async () => {
    const { supervisor, part } = setUp();
    void supervisor.start([part('app', 'mute')]);
    const pid = pidOf(supervisor, 'app')!;
    await supervisor.stop();
    expect(isAlive(pid)).toBe(false);
  });
});
