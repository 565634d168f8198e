import { controlGone } from './control.ts';
import { takeLock } from './data-lock.ts';
import { root, main, runStack, stopSignal } from './run.ts';
import { readSettings } from './settings.ts';
import { Terminal } from './terminal.ts';
import { whoRuns } from './who-runs.ts';

const terminal = new Terminal();
const stop = stopSignal();

/**
 * What development needs beside the app itself. Where another start or dev runs on this data folder, its services are used; when that one
 * ends, the services go on here.
 */
await main(terminal, async () => {
  const settings = readSettings(root);
  for (let told = ''; !stop.aborted; ) {
    const lock = await takeLock(settings.dataDir, 'dev');
    if (!('owner' in lock)) return runStack(settings, { apps: false }, lock, terminal, stop);
    if (lock.owner.id !== told) terminal.line(`${whoRuns(lock, settings)} This one uses them.`);
    told = lock.owner.id;
    await controlGone(lock.owner.control, lock.owner.id, stop);
  }
  return 0;
});
