import { spawn, type ChildProcess } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { guardPostgres } from './postgres-guard.ts';

const guard = new URL('./postgres-guard.ts', import.meta.url);
const ended = (child: ChildProcess) => new Promise<NodeJS.Signals | number | null>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));

/** why: any process ends at SIGINT as Postgres does, and starts sooner */
function server(): ChildProcess {
  const child = spawn('sleep', ['60']);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it('ends the server when the one that holds it is killed', async () => {
  const postgres = server();
  const end = ended(postgres);
  const program = `(await import('${guard}')).guardPostgres(${postgres.pid}); process.stdout.write('guarded'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  holder.kill('SIGKILL');
  expect(await end).toBe('SIGINT');
});

it('leaves alone what it was told to leave', async () => {
  const postgres = server();
  const end = ended(postgres);
  guardPostgres(postgres.pid ?? 0)();
  await new Promise((resolve) => setTimeout(resolve, 300));
  postgres.kill('SIGTERM');
  expect(await end).toBe('SIGTERM');
});
