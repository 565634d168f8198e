import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { searchPath } from '@sage/config/process-env';

export interface SpawnedProgram {
  url: string;
  pid: number;
  /** The exit code, or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals | null>;
  stop(): Promise<void>;
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Runs one of the programs from its source, as the supervisor runs the built one, and waits until it says that it is ready. */
export function spawnProgram(file: URL, { env, log }: { env: Record<string, string>; log: string }): Promise<SpawnedProgram> {
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, ['--import', tsx, file.pathname], {
    env: { ...searchPath(), ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return new Promise((resolve, reject) => {
    child.once('message', ({ url }: { url: string }) => resolve({ url, pid: child.pid!, exited, stop }));
    child.once('error', reject);
    void exited.then((how) => reject(new Error(`${file.pathname} ended (${how}) before it was ready:\n${readFileSync(log, 'utf8')}`)));
  });
}
