import { findSwitches } from '../state/book.ts';
import { transact, type World } from '../world.ts';

const UNTIL_SENT_MS = 20;

/** Counts an answered API request; after the last one that is allowed the process ends, once the answer is out. */
export function countAnswer(world: World): void {
  const isLast = transact(world, (book) => {
    const all = findSwitches(book);
    if (all.die_after === 0) return false;
    book.put('switches', { ...all, die_after: all.die_after - 1 });
    return all.die_after === 1;
  });
  if (isLast) setTimeout(world.die, UNTIL_SENT_MS);
}
