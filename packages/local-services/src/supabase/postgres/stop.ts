import { isAlive } from './pid-file.ts';

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Resolves when the process is gone. It may not be our child, so there is no event to wait for. Does not keep this process alive. */
export const ended = (pid: number, everyMs = 200): Promise<void> =>
  new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      resolve();
    }, everyMs);
    timer.unref();
  });

/** SIGINT ends the sessions and writes a checkpoint; SIGQUIT drops everything, the next start then replays the log. */
const STEPS: [NodeJS.Signals, number][] = [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]];

export async function endPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of STEPS) {
    if (!send(pid, signal) || (await goneWithin(pid, patience))) return;
  }
  throw new Error(`Postgres (process ${pid}) does not end.`);
}

export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

export async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let left = milliseconds; left > 0; left -= 20) {
    if (!isAlive(pid)) return true;
    await pause(20);
  }
  return !isAlive(pid);
}
