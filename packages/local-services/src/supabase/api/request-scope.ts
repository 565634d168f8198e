import { AsyncLocalStorage } from 'node:async_hooks';

/** What lite's connection needs to know of the HTTP request that it works for, and is not told. */
export interface RequestScope {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Set when Postgres could not be reached. */
  databaseLost?: boolean;
}

export const requestScope = new AsyncLocalStorage<RequestScope>();
