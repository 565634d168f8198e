import type { OnRequest } from '@sage/db';

export interface RuntimeOptions {
  /** Told before each call of the Data API. */
  onRequest?: OnRequest;
}
