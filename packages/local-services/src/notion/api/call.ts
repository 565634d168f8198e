import type { Store } from '../store/store.ts';

/** One call, as its handler sees it. Handlers are synchronous: what they write is one transaction. */
export interface Call {
  store: Store;
  now: number;
  /** The user who asks: the connection, or the person at the stand-in's own page. */
  by: string;
  /** The `:id` of the path. */
  id: string;
  query: URLSearchParams;
  body: unknown;
  /** How old a page must be for a query to see it. */
  lagMs: number;
}
export type Doing = Pick<Call, 'store' | 'now' | 'by'>;
export type Answer = object;
export type Handler = (call: Call) => Answer;

export const born = ({ now, by }: Doing) => ({ created_ms: now, edited_ms: now, created_by: by, edited_by: by, in_trash: false });
export const touched = ({ now, by }: Doing) => ({ edited_ms: now, edited_by: by });
