import type { Routing } from '@sage/domain/routing';
import { ContourField, Eyebrow, Lead, Sheet } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import { FactorBars } from '../../recommendation/factor-bars.tsx';
import { Offer } from './offer.tsx';
import classes from '../../recommendation/board.module.css';
import { Remarks } from '../../recommendation/remarks.tsx';

const SUMMITS = [
  { x: 620, y: 230 },
  { x: 380, y: 640 },
];

const TITLES: Record<Routing['confidence'], (name: string) => string> = {
  high: (name) => `${name} suits your garden best.`,
  medium: (name) => `${name} suits your garden well.`,
  low: (name) => `${name} is our first thought.`,
};

/** The result, worth sharing: the tier, why, what to look out for, what else is possible, the price. */
export function Recommendation({ routing, tiers }: { routing: Routing; tiers: Tier[] }) {
  const tier = tiers.find(({ id }) => id === routing.tier);
  if (!tier) return null;
  const alternatives = routing.alternatives.flatMap((id) => tiers.filter((other) => other.id === id));
  return (
    <div className={classes.result}>
      <ContourField seed={77} width={820} height={900} summits={SUMMITS} step={32} lines={24} />
      <Sheet className={classes.board}>
        <section aria-labelledby="result-title">
          <Eyebrow>Your recommendation</Eyebrow>
          <h1 id="result-title">{TITLES[routing.confidence](tier.name)}</h1>
          <Lead>{routing.reason}</Lead>
          <FactorBars routing={routing} />
          <Remarks routing={routing} alternatives={alternatives} />
        </section>
        <Offer tier={tier} needsReview={routing.needsReview} />
      </Sheet>
    </div>
  );
}
