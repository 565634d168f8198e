import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type PostgresOptions, type RunningPostgres, startPostgres } from '../supabase/postgres/start-postgres.ts';
import { guardPostgres } from './postgres-guard.ts';
import type { Exit, Part } from './part.ts';

/** The embedded Postgres as a part. It ends soon after a killed supervisor; a start that is faster takes it over. */
export const postgresPart = (options: PostgresOptions): Part => ({
  name: 'postgres',
  needs: [],
  launch() {
    const starting = startPostgres(options);
    let running: RunningPostgres | undefined;
    const begin = async (serve: () => void) => {
      running = await starting;
      serve();
    };
    const ready = new Promise<void>((resolve) => void begin(resolve).catch(() => undefined));
    const exited = starting.then(
      (started) => guarded(started).then((): Exit => ({ how: 'the server ended', lines: lastLines(options.dataDir) })),
      (error: Error): Exit => ({ how: 'it did not start', lines: error.message.split('\n') }),
    );
    return { pid: () => running?.pid, ready, exited, stop: async () => (await starting.catch(() => null))?.stop() };
  },
});

async function guarded({ pid, exited }: RunningPostgres): Promise<void> {
  const dismiss = guardPostgres(pid);
  await exited;
  dismiss();
}

function lastLines(dataDir: string): string[] {
  try {
    return readFileSync(path.join(dataDir, 'server.log'), 'utf8').trimEnd().split('\n').slice(-20);
  } catch {
    return [];
  }
}
