import { count } from '@sage/ui';
import type { Sage } from '../../api.server.ts';

export type HomeCounts = Awaited<ReturnType<Sage['home']>>;

/** What somebody has to do something about, in words. Open projects are no work by themselves. */
export function waiting({ leads_to_review, payments_failed, sync_failed }: HomeCounts): { title: string; words: string } {
  const total = leads_to_review + payments_failed + sync_failed;
  if (total === 0) return { title: 'Nothing waits for you.', words: 'No lead to review, no failed payment, no failed change in the Notion sync.' };
  const parts = [
    leads_to_review > 0 && count(leads_to_review, 'lead to review', 'leads to review'),
    payments_failed > 0 && count(payments_failed, 'failed payment'),
    sync_failed > 0 && count(sync_failed, 'change that did not reach Notion', 'changes that did not reach Notion'),
  ].filter((part) => part !== false);
  return { title: total === 1 ? 'One thing waits for you.' : `${total} things wait for you.`, words: `${new Intl.ListFormat('en-US').format(parts)}.` };
}
