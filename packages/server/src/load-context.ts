import type { Logger } from 'pino';

declare module '@remix-run/node' {
  /** What the server gives to every loader and action. */
  interface AppLoadContext {
    /** For every script and style element that the page renders. */
    cspNonce: string;
    requestId: string;
    /** The client's address. X-Forwarded-For counts only when it comes from a proxy named in TRUST_PROXY. */
    address: string;
    log: Logger;
  }
}
