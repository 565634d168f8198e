import { invalid } from '../edge/problem.ts';
import { idOf } from '../model/ids.ts';

export interface Paging {
  start_cursor?: string | null | undefined;
  page_size?: number | undefined;
}
const MOST = 100;

export function queryPaging(query: URLSearchParams): Paging {
  const size = query.get('page_size');
  if (size !== null && !/^\d+$/.test(size)) throw invalid(`query failed validation: query.page_size should be a number, instead was \`"${size}"\`.`);
  return { start_cursor: query.get('start_cursor'), page_size: size === null ? undefined : Number(size) };
}

/** A cursor is the id of what comes next. */
export function pageOf<T extends { id: string }>(all: T[], { start_cursor, page_size = MOST }: Paging) {
  if (page_size > MOST || page_size < 1) throw invalid(`page_size should be ≥ \`1\` and ≤ \`${MOST}\`, instead was \`${page_size}\`.`);
  const start = start_cursor ? all.findIndex(({ id }) => id === idOf(start_cursor, 'body.start_cursor')) : 0;
  if (start < 0) throw invalid(`The start_cursor provided is invalid: ${start_cursor}`);
  const next = all[start + page_size];
  return { results: all.slice(start, start + page_size), next_cursor: next?.id ?? null, has_more: next !== undefined };
}
