import { spawn } from 'node:child_process';

/** Ends the server as soon as its input ends without a word, which is when the one that holds it has died. */
const SCRIPT = 'read -r word || kill -INT "$0"';

/**
 * Postgres cannot notice by itself that its supervisor was killed, and nobody else would end it: a few kilobytes of shell do. Where
 * there is no shell the next start adopts the server. @returns what takes the guard away
 */
export function guardPostgres(pid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const guard = spawn('/bin/sh', ['-c', SCRIPT, String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => guard.stdin.end('leave\n');
}
