import { EnvError } from '@sage/config/env';
import { workspaceRoot } from '@sage/config/process-env';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HeldLock } from './data-lock.ts';
import { BusyPorts } from './ports.ts';
import type { Settings } from './settings.ts';
import { makeStack } from './stack.ts';
import { StopStart } from './stop-start.ts';
import { summary } from './summary.ts';
import { CrashLoop } from './supervisor.ts';
import { duration, type Terminal } from './terminal.ts';

/** The repository that this program was built in, wherever it is called from. */
export const root = workspaceRoot(path.dirname(fileURLToPath(import.meta.url)));

/** An outgoing connection of some program may hold a port for a moment. */
const PATIENCE_MS = 500;
/** Children of a start that was killed end by themselves. */
const PATIENCE_AFTER_KILL_MS = 8_000;

/** Aborts at the first Ctrl-C, SIGTERM or closed terminal. Later ones change nothing: the end is on its way. */
export function stopSignal(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  return asked.signal;
}

/** Runs the stack until it is asked to stop or cannot go on. The lock is given back when the last process is gone. @returns the exit code */
export async function runStack(settings: Settings, options: { apps: boolean }, lock: HeldLock, terminal: Terminal, stop: AbortSignal): Promise<number> {
  const begun = performance.now();
  const stack = makeStack(settings, { ...options, portPatienceMs: lock.wasStale ? PATIENCE_AFTER_KILL_MS : PATIENCE_MS }, terminal);
  let ready = false;
  const broken = unexpected();
  lock.control.report = () => ({ ready, parts: stack.supervisor.status() });
  try {
    await Promise.race([stack.start(), aborted(stop), broken]);
    if (!stop.aborted) {
      ready = true;
      terminal.line(`\nReady in ${duration(performance.now() - begun)}. Ctrl-C ends everything.\n\n${summary(settings, options)}\n`);
      await Promise.race([stack.supervisor.failed, aborted(stop), broken]);
    }
    return 0;
  } catch (error) {
    explain(error, terminal);
    return 1;
  } finally {
    if (stop.aborted) terminal.line('\nStopping …');
    await stack.stop();
    await lock.release();
    if (stop.aborted) terminal.line('Stopped.');
  }
}

/** Calls the program; what stops it before anything runs is told in words. It and all that it starts write files for this user alone. */
export async function main(terminal: Terminal, program: () => Promise<number>): Promise<void> {
  process.umask(0o077);
  const code = await program().catch((error: unknown) => {
    explain(error, terminal);
    return 1;
  });
  process.exit(code);
}

function explain(error: unknown, terminal: Terminal) {
  if (error instanceof CrashLoop) return terminal.gaveUp(error);
  const inWords = error instanceof EnvError || error instanceof BusyPorts || error instanceof StopStart;
  terminal.failed(inWords ? error.message : String((error as Error).stack ?? error));
}

/** Rejects at an error that nobody caught, so that it ends what was started and not this process alone. */
function unexpected(): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    process.on('uncaughtException', reject);
  });
  broken.catch(() => undefined);
  return broken;
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
