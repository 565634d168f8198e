import type { Routing } from '@sage/domain/routing';
import { ClockIcon, FlagIcon, formatMoney, Leaf, Tag } from '@sage/ui';
import type { ReactNode } from 'react';
import type { Tier } from '../api.server.ts';
import { FLAG_WORDS, NOTICE_WORDS, RULE_WORDS } from './words.ts';
import classes from './remarks.module.css';

function Remark({ tag, children }: { tag: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.remark}>
      {tag}
      <p>{children}</p>
    </li>
  );
}

const clay = (icon: ReactNode, word: string) => (
  <Tag tone="clay" icon={icon}>
    {word}
  </Tag>
);

function Alternatives({ tiers }: { tiers: Tier[] }) {
  return (
    <div className={classes.alternatives}>
      <Leaf />
      <div>
        <h3>Also possible</h3>
        <ul>
          {tiers.map((tier) => (
            <li key={tier.id}>
              {tier.name}, {tier.price_cents === null ? 'quoted per project' : formatMoney(tier.price_cents, tier.currency)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What raised the tier, what one of us would ask about, and the other tiers that fit. */
export function Remarks({ routing: { hardRules, redFlags, notices }, alternatives }: { routing: Routing; alternatives: Tier[] }) {
  const hasRemarks = hardRules.length + redFlags.length + notices.length > 0;
  return (
    <>
      {hasRemarks && (
        <ul className={classes.remarks} aria-label="To know">
          {hardRules.map((rule) => (
            <Remark key={rule} tag={<Tag>Firm rule</Tag>}>
              {RULE_WORDS[rule]}
            </Remark>
          ))}
          {redFlags.map(({ code, severity }) => (
            <Remark key={code} tag={clay(<FlagIcon />, severity === 'critical' ? 'Stands in the way' : 'To talk about')}>
              {FLAG_WORDS[code]}
            </Remark>
          ))}
          {notices.map((notice) => (
            <Remark key={notice} tag={<Tag icon={<ClockIcon />}>Good to know</Tag>}>
              {NOTICE_WORDS[notice]}
            </Remark>
          ))}
        </ul>
      )}
      {alternatives.length > 0 && <Alternatives tiers={alternatives} />}
    </>
  );
}
