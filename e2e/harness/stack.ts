import { CONNECTIONS } from '@sage/config/local';
import { freePort } from '@sage/local-services/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export type ServiceName = 'supabase' | 'mail' | 'notion' | 'stripe';
export type AppName = 'intake' | 'portal' | 'ops';
export type PartName = 'postgres' | ServiceName | 'worker' | AppName;

/** The variables of all ports that a start uses. */
const PORT_VARIABLES = [
  'INTAKE_PORT', 'PORTAL_PORT', 'OPS_PORT', 'INTAKE_METRICS_PORT', 'PORTAL_METRICS_PORT', 'OPS_METRICS_PORT', 'WORKER_PORT',
  'SUPABASE_PORT', 'POSTGRES_PORT', 'MAIL_PORT', 'SMTP_PORT', 'NOTION_PORT', 'STRIPE_PORT',
] as const;
export type Ports = Record<(typeof PORT_VARIABLES)[number], number>;

export interface StackOptions {
  /** Kept when given; a folder of its own is removed at stop. */
  dataDir?: string;
  ports?: Partial<Ports>;
  env?: Record<string, string>;
}

export interface PartStatus {
  name: PartName;
  state: string;
  pid?: number;
  lives: number;
}

export interface RunningStack {
  urls: Record<ServiceName | AppName | 'worker', string>;
  ports: Ports;
  /** What the programs were given beside the secrets in `dataDir`. */
  env: Record<string, string>;
  dataDir: string;
  pid: number;
  /** All that start wrote so far. */
  output(): string;
  parts(): Promise<PartStatus[]>;
  /** kill -9 of one process, or of the supervisor itself. */
  kill(name: PartName | 'supervisor'): Promise<void>;
  /** Resolves with the exit code, or with the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
  /** Ends all in order, as Ctrl-C does. */
  stop(): Promise<number | NodeJS.Signals>;
}

/** Starts the built product on free ports and waits until it is ready. @throws with all output when it ends before. */
export async function startStack(options: StackOptions = {}): Promise<RunningStack> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'sage-stack-'));
  const ports = { ...(await freePorts()), ...options.ports };
  // A journey brings along whom it needs; a whole studio would be in line for Notion before it.
  const env = { ...texts(ports), SAGE_DATA_DIR: dataDir, SAGE_DEMO: 'people', ...options.env };
  const child = spawn(process.execPath, ['packages/local-services/dist/start.js'], { cwd: repository, env: { ...process.env, ...BLANK, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const exited = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^Ready in/m.test(output)) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void exited.then((how) => {
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
      reject(new Error(`start ended (${how}):\n${output}`));
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    return exited;
  };
  const kill = async (name: PartName | 'supervisor') => killed(name === 'supervisor' ? child.pid : (await partsOf(dataDir)).find((part) => part.name === name)?.pid, name);
  return { urls: urlsOf(ports), ports, env, dataDir, pid: child.pid!, output: () => output, parts: () => partsOf(dataDir), kill, exited, stop };
}

/** An empty variable counts as not set, and hides the one in `.env`. */
const BLANK = Object.fromEntries(['NODE_ENV', 'INTAKE_URL', 'PORTAL_URL', 'OPS_URL', ...Object.values(CONNECTIONS).flat()].map((name) => [name, '']));

/** One port each: what is asked for at the same time is never given twice. */
async function freePorts(): Promise<Ports> {
  const found = new Set<number>();
  while (found.size < PORT_VARIABLES.length) found.add(await freePort());
  const numbers = [...found];
  return Object.fromEntries(PORT_VARIABLES.map((name, index) => [name, numbers[index]])) as Ports;
}

const texts = (ports: Ports) => Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));

function urlsOf(ports: Ports): RunningStack['urls'] {
  const at = (port: number) => `http://localhost:${port}`;
  return {
    intake: at(ports.INTAKE_PORT), portal: at(ports.PORTAL_PORT), ops: at(ports.OPS_PORT), worker: at(ports.WORKER_PORT),
    supabase: at(ports.SUPABASE_PORT), mail: at(ports.MAIL_PORT), notion: at(ports.NOTION_PORT), stripe: at(ports.STRIPE_PORT),
  };
}

/** Asks the supervisor, whose loopback address and id stand in the data folder. */
async function partsOf(dataDir: string): Promise<PartStatus[]> {
  const { control, id } = JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8')) as { control: string; id: string };
  const response = await fetch(`${control}/${id}`);
  return ((await response.json()) as { parts: PartStatus[] }).parts;
}

async function killed(pid: number | undefined, name: string): Promise<void> {
  if (!pid) throw new Error(`${name} does not run`);
  process.kill(pid, 'SIGKILL');
}
