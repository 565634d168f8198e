import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlGone } from './control.ts';
import { findOwner, takeLock, type HeldLock } from './data-lock.ts';

const newFolder = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const lockFile = (folder: string) => path.join(folder, 'running.json');

async function hold(folder: string): Promise<HeldLock> {
  const lock = await takeLock(folder, 'start');
  if ('owner' in lock) throw new Error('the folder is taken');
  onTestFinished(() => lock.release());
  return lock;
}

describe('takeLock', () => {
  it('tells a second one who runs, and lets it in when the first has left', async () => {
    const folder = newFolder();
    const first = await hold(folder);
    expect(await takeLock(folder, 'dev')).toMatchObject({ owner: { pid: process.pid, kind: 'start' } });
    await first.release();
    expect(existsSync(lockFile(folder))).toBe(false);
    expect((await hold(folder)).wasStale).toBe(false);
  });

  it('takes over after kill -9', async () => {
    const folder = newFolder();
    const program = `const { takeLock } = await import('${new URL('./data-lock.ts', import.meta.url)}');
      await takeLock('${folder}', 'start'); process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await takeLock(folder, 'start')).toMatchObject({ owner: { pid: holder.pid } });
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    expect((await hold(folder)).wasStale).toBe(true);
  });

  it('does not trust a process id alone: a stranger may have got it', async () => {
    const folder = newFolder();
    const first = await hold(folder);
    const noted = JSON.parse(readFileSync(lockFile(folder), 'utf8')) as object;
    await first.release();
    writeFileSync(lockFile(folder), JSON.stringify({ ...noted, pid: process.pid }));
    expect((await hold(folder)).wasStale).toBe(true);
  });

  it('does not trust an address alone: it may serve another data folder by now', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    const { control } = await hold(other);
    writeFileSync(lockFile(folder), JSON.stringify({ id: 'of-a-killed-one', pid: process.pid, kind: 'start', control: control.address, since: '' }));
    expect((await hold(folder)).wasStale).toBe(true);
  });

  it('takes over a lock file that is no lock', async () => {
    const folder = newFolder();
    writeFileSync(lockFile(folder), 'not json');
    expect((await hold(folder)).wasStale).toBe(true);
  });

  it('lets exactly one of many in', async () => {
    const folder = newFolder();
    writeFileSync(lockFile(folder), JSON.stringify({ id: 'of-a-killed-one', pid: 1, kind: 'start', control: 'http://127.0.0.1:1', since: '' }));
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => takeLock(folder, 'start')));
    const holders = outcomes.filter((outcome) => 'release' in outcome);
    onTestFinished(() => holders[0]?.release());
    expect(holders).toHaveLength(1);
  });

  it('lets an onlooker wait until the holder leaves', async () => {
    const folder = newFolder();
    const lock = await hold(folder);
    const owner = await findOwner(folder);
    const left = controlGone(owner!.control, owner!.id).then(() => 'left');
    expect(await Promise.race([left, new Promise((resolve) => setTimeout(() => resolve('there'), 100))])).toBe('there');
    await lock.release();
    expect(await left).toBe('left');
    expect(await findOwner(folder)).toBeNull();
  });
});
