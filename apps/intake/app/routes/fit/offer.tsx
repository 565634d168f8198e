import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { Tag } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import { CheckList } from '../../tiers/check-list.tsx';
import { Fee } from '../../tiers/fee.tsx';
import { includedIn } from '../../tiers/tier-facts.ts';
import classes from './offer.module.css';

export function Offer({ tier, needsReview }: { tier: Tier; needsReview: boolean }) {
  return (
    <aside className={classes.offer} aria-labelledby="offer-title">
      <Tag>Tier {tier.id}</Tag>
      <h2 id="offer-title">{tier.name}</h2>
      <Fee tier={tier} />
      <div className={classes.list}>
        <CheckList items={includedIn(tier)} />
      </div>
      <Button component={Link} to="/start" fullWidth>
        Start your project
      </Button>
      <p className={classes.note}>
        {needsReview && 'One of us would look at this project before anything is agreed. '}
        This is a preview: nothing was stored. The address of this page holds your answers, so you can save it or send it on.
      </p>
    </aside>
  );
}
