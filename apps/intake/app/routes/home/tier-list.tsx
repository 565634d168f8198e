import { EmptyState, Sheet, Tag } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import { CheckList } from '../../tiers/check-list.tsx';
import { Fee } from '../../tiers/fee.tsx';
import { budgetOf, roundsOf, visitOf, weeksOf } from '../../tiers/tier-facts.ts';
import classes from './tier-list.module.css';

function TierRow({ tier }: { tier: Tier }) {
  return (
    <li className={classes.tier}>
      <div>
        <Tag>Tier {tier.id}</Tag>
        <h3>{tier.name}</h3>
        <p className={classes.description}>{tier.description}</p>
        <p className={classes.band}>
          For projects of <b>{budgetOf(tier)}</b>
        </p>
      </div>
      <CheckList items={tier.features} />
      <div>
        <Fee tier={tier} />
        <ul className={classes.facts}>
          <li>{weeksOf(tier)}</li>
          <li>{roundsOf(tier)}</li>
          <li>{visitOf(tier)}</li>
        </ul>
      </div>
    </li>
  );
}

export function TierList({ tiers }: { tiers: Tier[] }) {
  return (
    <section id="tiers" className={classes.section} aria-labelledby="tiers-title">
      <Sheet>
        {tiers.length === 0 ? (
          <EmptyState title="The tiers are being prepared.">Our price list is not published yet. Please come back in a little while.</EmptyState>
        ) : (
          <>
            <h2 id="tiers-title">The four tiers</h2>
            <p className={classes.intro}>They differ in how much we draw, how often we meet, and whether we come to your site. The budget is that of your whole project; the fee is for our design.</p>
            <ol>
              {tiers.map((tier) => (
                <TierRow key={tier.id} tier={tier} />
              ))}
            </ol>
          </>
        )}
      </Sheet>
    </section>
  );
}
