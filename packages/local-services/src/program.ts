export interface Running {
  url: string;
  close(): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * Runs one child of the supervisor: one line when ready and a message to the parent, then a graceful end on a signal or when
 * the parent is gone. What goes wrong ends the process with one line that says why.
 */
export async function runProgram(name: string, start: () => Promise<Running>): Promise<void> {
  const say = (level: 'info' | 'error', message: string, more: object = {}) => process.stdout.write(`${JSON.stringify({ level, name, message, ...more })}\n`);
  const die = (error: unknown) => {
    say('error', error instanceof Error ? error.message : String(error));
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  const running = await start().catch(die);
  if (!running) return;
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), GRACE_MS).unref();
    running.close().then(() => process.exit(0), die);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  process.on('disconnect', end);
  say('info', 'ready', { url: running.url });
  process.send?.({ ready: true, url: running.url });
}
