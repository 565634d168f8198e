import type { KindDatabase, NotionPages, Properties } from './notion-pages.ts';
import type { Claim, Outbox } from './outbox.ts';
import { CallFailed } from './sync-calls.ts';

/** An earlier create may still come to pass: to create again now could make a second page. */
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
export async function createOnce(claim: Claim, database: KindDatabase, properties: Properties, { outbox, pages }: { outbox: Outbox; pages: NotionPages }): Promise<MadePage> {
  if (claim.settlesInMs !== null) {
    const [found] = await pages.findBySyncId(database, claim.recordId);
    if (found) return { pageId: found, isNew: false };
    if (claim.settlesInMs > 0) throw new StillSettling(claim.settlesInMs);
  }
  try {
    return { pageId: await pages.create(database, properties, { mayStillSend: () => outbox.noteIntent(claim) }), isNew: true };
  } catch (error) {
    const saved = error instanceof CallFailed && error.failure.kind === 'ambiguous' ? error.failure.committed.resourceId : null;
    if (saved) return { pageId: saved, isNew: true };
    throw error;
  }
}
