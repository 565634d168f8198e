import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, Life, Part } from './part.ts';

export interface Program {
  name: string;
  needs: string[];
  /** Arguments of node. */
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** What tells that it serves: its own message over IPC, or this address answering 2xx. */
  ready: 'message' | URL;
}

const READY_WITHIN_MS = 60_000;
/** Longer than the programs give themselves. */
const GRACE_MS = 12_000;
const KEPT_LINES = 20;

export const childPart = (program: Program, onLine: (name: string, line: string) => void): Part => ({
  name: program.name,
  needs: program.needs,
  launch: () => launchChild(program, (line) => onLine(program.name, line)),
});

/** Starts a node program in a session of its own, so that Ctrl-C reaches the supervisor only, which then ends all in order. */
export function launchChild(program: Program, onLine: (line: string) => void, graceMs = GRACE_MS): Life {
  const child = spawn(process.execPath, program.args, {
    cwd: program.cwd,
    env: program.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const lines = keepLines(child, onLine);
  const exited = exitOf(child, lines);
  return { pid: () => child.pid, ready: readiness(child, program, exited, lines), exited, stop: () => end(child, exited, graceMs) };
}

function keepLines(child: ChildProcess, onLine: (line: string) => void): string[] {
  const lines: string[] = [];
  const take = (line: string) => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    onLine(line);
  };
  for (const stream of [child.stdout, child.stderr] as Readable[]) createInterface({ input: stream, crlfDelay: Infinity }).on('line', take);
  return lines;
}

/** `close` comes after the last line; a grandchild that holds the pipes must not delay it for long. */
function exitOf(child: ChildProcess, lines: string[]): Promise<Exit> {
  return new Promise((resolve) => {
    const done = (how: string) => {
      killGroup(child);
      resolve({ how, lines });
    };
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => {
      const how = signal ? `signal ${signal}` : `exit code ${code}`;
      const late = setTimeout(() => done(how), 500);
      child.once('close', () => {
        clearTimeout(late);
        done(how);
      });
    });
  });
}

/** Ends what the child started itself. The group lives on while one of its processes does. */
function killGroup(child: ChildProcess) {
  if (!child.pid || process.platform === 'win32') return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}

async function end(child: ChildProcess, exited: Promise<Exit>, graceMs: number): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exited;
  clearTimeout(timer);
}

/** Stays pending when the child ends before it serves. One that takes too long is ended, so that it counts as a death. */
function readiness(child: ChildProcess, { name, ready }: Program, exited: Promise<Exit>, lines: string[]): Promise<void> {
  const over = new AbortController();
  void exited.then(() => over.abort());
  const late = setTimeout(() => {
    lines.push(`${name} did not serve within ${READY_WITHIN_MS / 1000} s.`);
    child.kill('SIGKILL');
  }, READY_WITHIN_MS);
  over.signal.addEventListener('abort', () => clearTimeout(late));
  const served = ready === 'message' ? message(child) : answered(ready, over.signal);
  return served.then(() => clearTimeout(late));
}

const message = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.on('message', (sent) => {
      if (typeof sent === 'object' && sent && 'ready' in sent) resolve();
    });
  });

async function answered(url: URL, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const response = await fetch(url, { signal: AbortSignal.any([over, AbortSignal.timeout(2_000)]) }).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(150, undefined, { signal: over }).catch(() => undefined);
  }
  return new Promise(() => undefined);
}
