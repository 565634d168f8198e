import path from 'node:path';
import { livePostmaster } from '../supabase/postgres/pid-file.ts';
import { childPart } from './child.ts';
import { LogFiles } from './log-files.ts';
import { terminalText } from './log-line.ts';
import type { Part } from './part.ts';
import { assertFreePorts, type NeededPort } from './ports.ts';
import { postgresPart } from './postgres-part.ts';
import { prepareDatabase } from './prepare-database.ts';
import { APPS, portsOf, programOf, standInsOf, type ProgramKind } from './programs.ts';
import type { Settings } from './settings.ts';
import { openStudio } from '../studio/open-studio.ts';
import { Supervisor } from './supervisor.ts';
import type { Terminal } from './terminal.ts';

export interface Stack {
  supervisor: Supervisor;
  /** Resolves when all of it serves. @throws CrashLoop, StopStart, BusyPorts */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** False: only what the apps need. */
  apps: boolean;
  /** How long to wait for ports that what was killed before may still hold. */
  portPatienceMs: number;
}

/** Everything that one start runs, in stages: Postgres, what stands in for the outside world, then worker and apps. */
export function makeStack(settings: Settings, { apps, portPatienceMs }: StackOptions, terminal: Terminal): Stack {
  const logs = new LogFiles(path.join(settings.dataDir, 'logs'));
  let stopping = false;
  let preparing: Promise<unknown> = Promise.resolve();
  const supervisor = new Supervisor({
    ready: (name, ms, again) => terminal.tick(again ? `${name} is back` : name, ms),
    died: (name, exit, delayMs) => terminal.died(name, exit, delayMs),
  });
  const onLine = (name: string, line: string) => {
    logs.write(name, line);
    const text = settings.env.SAGE_LOG === 'all' ? line : terminalText(line);
    if (text && !stopping) terminal.ofProcess(name, text);
  };
  const stage = (parts: Part[]) => terminal.during(`starting ${parts.map(({ name }) => name).join(', ')}`, supervisor.start(parts));
  const programs = (kinds: ProgramKind[]) => kinds.map((kind) => childPart(programOf(kind, settings), onLine));
  const services = standInsOf(settings);

  async function start() {
    await assertFreePorts([...postgresPort(settings), ...[...services, ...(apps ? APPS : [])].flatMap((kind) => portsOf(kind, settings))], portPatienceMs);
    if (settings.local.postgres) await stage([postgresPart(postgresOptions(settings))]);
    if (stopping) return;
    preparing = terminal.step('bringing the schema up to date', () => prepareDatabase(databaseOf(settings)), (done) => done);
    await preparing;
    await stage(programs(services));
    if (settings.local.postgres && settings.local.supabase && settings.env.SAGE_DEMO === 'studio' && !stopping) {
      preparing = terminal.step('opening the demo studio', () => openStudio(settings), (done) => done);
      await preparing;
    }
    if (apps) await stage(programs(APPS));
  }
  async function stop() {
    stopping = true;
    // A migration that began comes to its end before its server does.
    await preparing.catch(() => undefined);
    await supervisor.stop();
    await logs.close();
  }
  return { supervisor, start, stop };
}

export const postgresOptions = ({ dataDir, env, secrets }: Settings) => ({ dataDir: path.join(dataDir, 'postgres'), port: env.POSTGRES_PORT, password: secrets.postgresPassword });

/** A server that outlived its start is adopted, so its port is not in the way. */
function postgresPort(settings: Settings): NeededPort[] {
  const { dataDir, port } = postgresOptions(settings);
  if (!settings.local.postgres || livePostmaster(dataDir)?.port === port) return [];
  return [{ port, variable: 'POSTGRES_PORT', wantedBy: 'Postgres' }];
}

const databaseOf = ({ env, local }: Settings) => ({
  url: env.DATABASE_URL,
  isLocal: local.postgres,
  servesLocalApi: local.supabase,
  mayMigrate: env.SAGE_MIGRATE === '1',
});
