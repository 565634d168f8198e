import type { NotionStandIn } from '@sage/local-services/testing';
import type { Send } from '../../src/bounded-fetch.ts';

export interface CallHooks {
  /** Before a call reaches Notion. */
  before?: () => Promise<void>;
  /** True: the connection is lost at once, and what was asked comes to pass later or never. */
  isLate?: (request: Request) => boolean;
  /** When it has had its effect, before anyone hears of it. */
  after?: () => void;
}

/** why: Notion is not reachable offline, and a hundred thousand calls over HTTP take too long. The stand-in answers the real SDK with no network between. */
export const inProcess =
  (standIn: NotionStandIn, hooks: CallHooks = {}): Send =>
  async (url, { signal, ...init }) => {
    await hooks.before?.();
    const request = new Request(url, init);
    if (hooks.isLate?.(request)) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    const response = await standIn.fetch(request);
    hooks.after?.();
    if (response.type === 'error') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    const { ok, status, headers } = response;
    return { ok, status, headers, text: () => Promise.race([response.text(), aborted(signal)]) };
  };

const aborted = (signal: AbortSignal | null | undefined) => new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
