import { setTimeout as pause } from 'node:timers/promises';
import type { Conversation } from '@sage/notion-sync';
import type { Logger } from '../log.ts';
import type { KeptSync } from './keep-syncing.ts';

/** Messages that are posted at once, each of another project. */
const AT_ONCE = 4;
const IDLE_MS = 500;
const RETRY_MS = 5_000;

/** Posts messages as comments until it is stopped. Whatever fails is tried again, when the message's own row says so. */
export function keepPosting({ round }: Pick<Conversation, 'round'>, { signal }: AbortController, log: Logger): Pick<KeptSync, 'stop'> {
  const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);
  const live = async () => {
    while (!signal.aborted) {
      try {
        if ((await round(AT_ONCE)) === 0) await rest(IDLE_MS);
      } catch (error) {
        log.warn({ err: error }, 'the sync could not ask which messages are due');
        await rest(RETRY_MS);
      }
    }
  };
  const lived = live();
  return { stop: () => lived };
}
