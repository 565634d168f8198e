import { createInterface } from 'node:readline/promises';
import { takeLock } from '../start/data-lock.ts';
import { main, root } from '../start/run.ts';
import { readSettings, type Settings } from '../start/settings.ts';
import { StopStart } from '../start/stop-start.ts';
import { Terminal } from '../start/terminal.ts';
import { whoRuns } from '../start/who-runs.ts';
import { resetDatabase } from './reset-database.ts';

const terminal = new Terminal();

/** `pnpm db:reset [--yes]`: the local database only, while nothing runs on it. */
await main(terminal, async () => {
  const settings = readSettings(root);
  if (!settings.local.postgres) throw new StopStart('DATABASE_URL is set, and only the local database is ever reset. Remove it from .env first.');
  const lock = await takeLock(settings.dataDir, 'reset');
  if ('owner' in lock) throw new StopStart(`${whoRuns(lock, settings)}\nEnd it first: what runs would lose its database.`);
  try {
    if (!(await isMeant(settings))) return 1;
    await terminal.step('resetting the database', () => resetDatabase(settings), (done) => `The database in ${settings.dataDir} is new. ${done}, demo people seeded`);
    return 0;
  } finally {
    await lock.release();
  }
});

async function isMeant({ dataDir }: Settings): Promise<boolean> {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) throw new StopStart(`This removes all data in ${dataDir}. Add --yes if that is meant: \`pnpm db:reset --yes\`.`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Remove all data in ${dataDir} and begin anew? [y/N] `);
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
