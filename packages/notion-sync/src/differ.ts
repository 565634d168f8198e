import { isDeepStrictEqual } from 'node:util';
import type { Properties } from './notion-pages.ts';

/** Both as they travel: the base comes back from a JSON column. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What of `desired` is not agreed yet; null when all of it is. Without a base nothing is known, so all of it differs. */
export function difference(base: Readonly<Record<string, unknown>> | null, desired: Properties): Properties | null {
  const differing = Object.entries(desired).filter(([name, value]) => !isDeepStrictEqual(base?.[name], plain(value)));
  return differing.length > 0 ? Object.fromEntries(differing) : null;
}
