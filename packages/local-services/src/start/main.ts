import { takeLock } from './data-lock.ts';
import { root, main, runStack, stopSignal } from './run.ts';
import { readSettings } from './settings.ts';
import { Terminal } from './terminal.ts';
import { whoRuns } from './who-runs.ts';

const terminal = new Terminal();
const stop = stopSignal();

/** `pnpm start`: the services, the worker and the three apps in production mode. */
await main(terminal, async () => {
  const settings = readSettings(root);
  const lock = await takeLock(settings.dataDir, 'start');
  if ('owner' in lock) {
    terminal.failed(`${whoRuns(lock, settings)}\nEnd that one first (Ctrl-C where it runs, or \`kill ${lock.owner.pid}\`).`);
    return 1;
  }
  return runStack(settings, { apps: true }, lock, terminal, stop);
});
