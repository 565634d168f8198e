import type { KindDatabase, NewPage, NotionPages } from './notion-pages.ts';
import type { Claim, Outbox } from './outbox.ts';
import { CallFailed } from './sync-calls.ts';

/** An earlier create or append may still come to pass: to repeat it now could make a second page or block. */
export class StillSettling extends Error {
  constructor(readonly waitMs: number) {
    super('It may be in Notion already: that shows in a moment.');
    this.name = 'StillSettling';
  }
}

export interface MadePage {
  pageId: string;
  /** False: it was found, and what it holds is not known. */
  isNew: boolean;
}

/**
 * Notion has no key that makes a create safe to repeat. So the intent is noted before it is sent; whoever finds an intent looks for the page first, and
 * creates again only when the earlier create can no longer come to pass.
 */
export async function createOnce(claim: Claim, database: KindDatabase, page: NewPage, { outbox, pages }: { outbox: Outbox; pages: NotionPages }): Promise<MadePage> {
  if (claim.settlesInMs !== null) {
    const [found] = await pages.findBySyncId(database, claim.recordId);
    if (found) return { pageId: found, isNew: false };
    if (claim.settlesInMs > 0) throw new StillSettling(claim.settlesInMs);
  }
  // Whoever adopts the page tells by what was sent what is ours on it.
  const mayStillSend = async () => (await outbox.noteIntent(claim)) && outbox.noteUpdate(claim, { properties: page.properties });
  try {
    return { pageId: await pages.create(database, page, { mayStillSend }), isNew: true };
  } catch (error) {
    const saved = error instanceof CallFailed && error.failure.kind === 'ambiguous' ? error.failure.committed.resourceId : null;
    if (saved) return { pageId: saved, isNew: true };
    throw error;
  }
}
