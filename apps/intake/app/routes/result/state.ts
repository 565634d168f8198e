import type { Sage } from '../../api.server.ts';

export type LeadResult = Awaited<ReturnType<Sage['leads']['result']>>;

/** What the page is for at the moment. `processing`: paid, and not confirmed by the bank yet. `opened`: its project is open without a payment here. `quoted`: approved, and nothing that one can pay here. */
export type ResultState = 'paid' | 'processing' | 'opened' | 'payable' | 'quoted' | 'in_review' | 'closed';

export function stateOf({ paid, processing, opened, payable, status }: Pick<LeadResult, 'paid' | 'processing' | 'opened' | 'payable' | 'status'>): ResultState {
  if (paid) return 'paid';
  if (opened) return 'opened';
  if (processing) return 'processing';
  if (status === 'closed') return 'closed';
  if (status !== 'qualified') return 'in_review';
  return payable ? 'payable' : 'quoted';
}

export function titleOf({ routing, tiers, tier, isChanged }: Pick<LeadResult, 'routing' | 'tiers' | 'tier' | 'isChanged'>): string {
  const name = tiers.find(({ id }) => id === tier)?.name ?? `Tier ${tier}`;
  if (isChanged) return `${name} is what we advise.`;
  if (routing.confidence === 'low') return `${name} is our first thought.`;
  return `${name} suits your garden ${routing.confidence === 'high' ? 'best' : 'well'}.`;
}
