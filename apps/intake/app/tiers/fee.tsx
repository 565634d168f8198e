import { Money } from '@sage/ui';
import type { Tier } from '../api.server.ts';
import classes from './fee.module.css';
import { termsOf } from './tier-facts.ts';

/** The fee and how it is paid. */
export function Fee({ tier }: { tier: Tier }) {
  return (
    <div>
      <p className={classes.fee} data-quoted={tier.price_cents === null || undefined}>
        {tier.price_cents === null ? 'Quoted per project' : <Money cents={tier.price_cents} currency={tier.currency} />}
      </p>
      <small>{termsOf(tier)}</small>
    </div>
  );
}
