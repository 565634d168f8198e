import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Sync } from '@sage/notion-sync';
import type { NotionDoor, OpenLink } from '@sage/notion-sync/moving';
import type { Pool } from 'pg';

/** What a command works with. Tests give it their own. */
export interface CommandContext {
  pool: Pool;
  door: NotionDoor;
  parentPageId: string;
  /** One line for the person who waits. */
  say(line: string): void;
  /** A share of the sync, as a worker has. `worker` tells it from others. */
  openSync(worker: string): Promise<{ sync: Pick<Sync, 'round'>; close(): Promise<void> }>;
  /** Public address of the portal. */
  portalUrl: string;
  /** Where files of the studio are stored. */
  bucket: { url: string; secretKey: string };
  /** To what lies elsewhere in the world. */
  open: OpenLink;
}

/** @returns the exit code */
export type Command = (context: CommandContext, args: string[]) => Promise<number>;

/** What was asked cannot be done so; the message says how. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws UsageError */
export function optionsOf<O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args: args.filter((arg) => arg !== '--'), options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
