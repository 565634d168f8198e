import { readLocalSecrets, withLocalDefaults } from '@sage/config/local';
import { freePort } from '@sage/local-services/testing';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { inject } from 'vitest';
import type { AppName } from './stack.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');

export interface AnotherApp {
  url: string;
  stop(): Promise<void>;
}

/** What the stack's own programs were given. */
export const programEnv = () => withLocalDefaults(inject('stackEnv'), readLocalSecrets(inject('dataDir')));

/** One more copy of an app beside the stack's own, with `changes` to its environment. */
export async function startAnother(app: AppName, changes: Record<string, string>): Promise<AnotherApp> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const prefix = app.toUpperCase();
  const url = `http://localhost:${port}`;
  const child = fork('server.js', {
    cwd: path.join(REPOSITORY, 'apps', app),
    env: {
      PATH: process.env.PATH,
      ...programEnv(),
      NODE_ENV: 'production',
      [`${prefix}_PORT`]: String(port),
      [`${prefix}_METRICS_PORT`]: String(metricsPort),
      [`${prefix}_URL`]: url,
      ...changes,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const started = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
  if (!started) throw new Error(`${app} ended instead of starting`);
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
