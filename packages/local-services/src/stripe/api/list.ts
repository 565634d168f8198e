import { z } from '@sage/config/z';
import { expand, integer, parseParams, text } from './params.ts';
import { invalid } from './problem.ts';

const second = () => integer(0, 99_999_999_999);

const page = {
  ...expand,
  limit: integer(1, 100).default(10),
  starting_after: text().optional(),
  ending_before: text().optional(),
};
const created = z.union([second(), z.strictObject({ gt: second(), gte: second(), lt: second(), lte: second() }).partial()]).optional();

interface Entry {
  id: string;
  created?: number;
}

/** Answers a list request: the filters of `only`, and Stripe's own by time and place. `entries` are newest first. */
export function listOf<E extends Entry, F extends z.ZodRawShape>(
  url: string,
  params: unknown,
  entries: E[],
  filters: F,
  only: (entry: E, asked: z.output<z.ZodObject<F>>) => boolean,
) {
  const asked = parseParams(z.strictObject({ ...page, created }), pick(params, filters, false));
  const filter = parseParams(z.strictObject(filters), pick(params, filters, true));
  const fitting = entries.filter((entry) => isWithin(entry.created ?? 0, asked.created) && only(entry, filter as z.output<z.ZodObject<F>>));
  return { object: 'list' as const, url, ...slice(fitting, asked) };
}

const pick = (params: unknown, filters: object, wanted: boolean) =>
  Object.fromEntries(Object.entries(params as object).filter(([name]) => Object.hasOwn(filters, name) === wanted));

function slice<E extends Entry>(entries: E[], asked: { limit: number; starting_after?: string; ending_before?: string }) {
  if (asked.starting_after && asked.ending_before)
    throw invalid('You can specify only one of these parameters: starting_after, ending_before.');
  if (asked.ending_before) {
    const end = placeOf(entries, asked.ending_before, 'ending_before');
    const start = Math.max(0, end - asked.limit);
    return { data: entries.slice(start, end), has_more: start > 0 };
  }
  const start = asked.starting_after ? placeOf(entries, asked.starting_after, 'starting_after') + 1 : 0;
  return { data: entries.slice(start, start + asked.limit), has_more: entries.length > start + asked.limit };
}

function placeOf(entries: Entry[], id: string, param: string): number {
  const place = entries.findIndex((entry) => entry.id === id);
  if (place < 0) throw invalid(`No such object in this list: '${id}'`, { code: 'resource_missing', param });
  return place;
}

function isWithin(at: number, bounds: z.output<typeof created>): boolean {
  if (bounds === undefined) return true;
  if (typeof bounds === 'number') return at === bounds;
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = bounds;
  return at > gt && at >= gte && at < lt && at <= lte;
}
