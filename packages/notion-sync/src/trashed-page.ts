import { mayBeTrashed } from './in-flight.ts';
import type { NotionPages } from './notion-pages.ts';
import type { Claim, Outbox, TrashPolicy } from './outbox.ts';
import { isRefusal, LeaseLost } from './sync-calls.ts';
import { UnfitDatabase } from './unfit-schema.ts';

/** A person put the page into Notion's trash. Its kind's policy was applied, and by that the record is due again. */
export class PageTrashed extends Error {
  constructor(policy: TrashPolicy) {
    super(`A person put its page into the trash: the policy is to ${policy}.`);
    this.name = 'PageTrashed';
  }
}

interface TrashParts {
  outbox: Outbox;
  pages: NotionPages;
  /** Why no page of its database takes an edit; null when it is not the database. */
  whyUnfit: () => Promise<string | null>;
}

/** Notion refuses to edit what is in the trash, and names no reason of its own: so after a refusal the page is looked at. @throws PageTrashed */
export async function mindTrash<T>(claim: Claim, pageId: string, { outbox, pages, whyUnfit }: TrashParts, push: () => Promise<T>): Promise<T> {
  try {
    return await push();
  } catch (error) {
    // One that could not be taken out of the trash is not tried for ever.
    if (!isRefusal(error) || error.failure.unreachable || isTrashedByUs(claim) || !(await pages.isInTrash(pageId))) throw error;
    return await followTrashPolicy(claim, outbox, whyUnfit);
  }
}

export const isTrashedByUs = ({ isTrashed, inFlight }: Claim): boolean => isTrashed || mayBeTrashed(inFlight, true);

/** What stands in the trash because its whole database does was thrown away by nobody. @throws PageTrashed @throws UnfitDatabase */
export async function followTrashPolicy(claim: Claim, outbox: Pick<Outbox, 'applyTrashPolicy'>, whyUnfit: TrashParts['whyUnfit']): Promise<never> {
  const remedy = await whyUnfit();
  if (remedy !== null) throw new UnfitDatabase(remedy);
  const policy = await outbox.applyTrashPolicy(claim);
  throw policy ? new PageTrashed(policy) : new LeaseLost();
}
