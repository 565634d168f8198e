import type { Store } from '../store/store.ts';

/** One call, as its handler sees it. Handlers are synchronous: what they write is one transaction. */
export interface Call {
  store: Store;
  now: number;
  /** The user who asks: the connection, or the person at the stand-in's own page. */
  by: string;
  /** The `:id` of the path. */
  id: string;
  /** What stands at the end of a path like /v1/views/:id/queries/:inner. */
  inner: string;
  query: URLSearchParams;
  body: unknown;
  /** How old something must be for a query or a list to show it. */
  lagMs: number;
}
/** False: it was made just now, and does not show yet. */
export const isShowing = ({ created_ms }: { created_ms: number }, { now, lagMs }: Pick<Call, 'now' | 'lagMs'>): boolean => lagMs === 0 || created_ms + lagMs <= now;

export type Doing = Pick<Call, 'store' | 'now' | 'by'>;
export type Answer = object;
export type Handler = (call: Call) => Answer;

export const born = ({ now, by }: Doing) => ({ created_ms: now, edited_ms: now, created_by: by, edited_by: by, in_trash: false });
export const touched = ({ now, by }: Doing) => ({ edited_ms: now, edited_by: by });
