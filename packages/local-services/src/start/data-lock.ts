import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { askControl, openControl, type Control, type Kind } from './control.ts';

export interface LockFile {
  id: string;
  pid: number;
  kind: Kind;
  /** Loopback control address. */
  control: string;
  since: string;
}

export interface HeldLock {
  control: Control;
  /** True when the one before was killed: what it started may need a moment to leave. */
  wasStale: boolean;
  release(): Promise<void>;
}

const lockPath = (dataDir: string) => path.join(dataDir, 'running.json');

/** Takes the data folder, or tells who has it. */
export async function takeLock(dataDir: string, kind: Kind): Promise<HeldLock | { owner: LockFile }> {
  mkdirSync(dataDir, { recursive: true });
  const control = await openControl(randomUUID(), kind);
  const own: LockFile = { id: control.id, pid: process.pid, kind, control: control.address, since: new Date().toISOString() };
  let wasStale = false;
  while (!write(dataDir, own)) {
    const owner = readLock(dataDir);
    if (!owner) continue;
    if (await lives(owner)) {
      await control.close();
      return { owner };
    }
    removeIf(dataDir, owner.id);
    wasStale = true;
  }
  const release = async () => {
    removeIf(dataDir, own.id);
    await control.close();
  };
  return { control, wasStale, release };
}

/** Who has the data folder now, if anybody. */
export async function findOwner(dataDir: string): Promise<LockFile | null> {
  const owner = readLock(dataDir);
  return owner && (await lives(owner)) ? owner : null;
}

/** A process id may have been given to a stranger: only the random id, told by the control address, counts. Silence from a living process counts for it. */
async function lives(owner: LockFile): Promise<boolean> {
  const answer = await askControl(owner.control, owner.id);
  return answer === 'silent' ? isAlive(owner.pid) : answer !== 'nobody';
}

/** link() fails when the file is there, and nobody ever reads half of it. */
function write(dataDir: string, own: LockFile): boolean {
  const draft = `${lockPath(dataDir)}.${own.id}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    linkSync(draft, lockPath(dataDir));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

function readLock(dataDir: string): LockFile | null {
  const text = readIfThere(lockPath(dataDir));
  return text === null ? null : parseLock(text);
}

const NOBODY: LockFile = { id: '', pid: 0, kind: 'start', control: '', since: '' };

function parseLock(text: string): LockFile {
  try {
    return { ...NOBODY, ...(JSON.parse(text) as LockFile) };
  } catch {
    return NOBODY;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Moves the file aside first: if somebody else took the folder meanwhile, it was theirs and goes back. */
function removeIf(dataDir: string, id: string) {
  const aside = `${lockPath(dataDir)}.${randomUUID()}`;
  try {
    renameSync(lockPath(dataDir), aside);
  } catch {
    return;
  }
  if (parseLock(readFileSync(aside, 'utf8')).id !== id) linkSync(aside, lockPath(dataDir));
  rmSync(aside);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
