import { count } from '@sage/ui';
import type { Sage } from '../../api.server.ts';

export type HomeCounts = Omit<Awaited<ReturnType<Sage['home']>>, 'sync'>;

const list = new Intl.ListFormat('en-US');

/** What somebody has to do something about, in words. Open projects are no work by themselves. `syncThings`: what of the sync as a whole waits for somebody. */
export function waiting({ leads_to_review, payments_failed, no_entry, sync_failed, conflicts_to_decide }: HomeCounts, syncThings: readonly string[]): { title: string; words: string } {
  const total = leads_to_review + payments_failed + no_entry + sync_failed + conflicts_to_decide + syncThings.length;
  if (total === 0) return { title: 'Nothing waits for you.', words: 'No lead to review, no failed payment, nobody who cannot sign in, and nothing to do about Notion.' };
  const parts = [
    leads_to_review > 0 && count(leads_to_review, 'lead to review', 'leads to review'),
    payments_failed > 0 && count(payments_failed, 'failed payment'),
    no_entry > 0 && count(no_entry, 'client who cannot sign in', 'clients who cannot sign in'),
    sync_failed > 0 && count(sync_failed, 'record set aside by the sync', 'records set aside by the sync'),
    conflicts_to_decide > 0 && count(conflicts_to_decide, 'edit in Notion to decide about', 'edits in Notion to decide about'),
    ...syncThings,
  ].filter((part) => part !== false);
  const words = `${list.format(parts)}.`;
  return { title: total === 1 ? 'One thing waits for you.' : `${count(total, 'thing')} wait for you.`, words: words.charAt(0).toUpperCase() + words.slice(1) };
}
