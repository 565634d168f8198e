import { FlagIcon, ClockIcon, Tag } from '@sage/ui';
import { feeWords } from './fee-words.ts';
import classes from './lead-routing.module.css';
import { FACTOR_WORDS, FLAG_WORDS, NOTICE_WORDS, RULE_WORDS, type Lead } from './words.ts';

type Routing = NonNullable<Lead['routing_result']>;

const tiersOf = (tiers: number[]) => (tiers.length === 1 ? `tier ${tiers[0]}` : `tiers ${tiers.slice(0, -1).join(', ')} and ${tiers.at(-1)}`);

function Factors({ routing: { factors, tier } }: { routing: Routing }) {
  return (
    <ul className={classes.factors}>
      {factors.map(({ factor, weight, tiers, says }) => (
        <li key={factor} className={classes.factor}>
          <b>{FACTOR_WORDS[factor] ?? factor}</b>
          <span className={classes.bar} aria-hidden="true">
            <i data-fits={tiers.includes(tier) || undefined} />
          </span>
          <small>
            {tiers.includes(tier) ? `For tier ${tier}, ${weight} of 100.` : `For ${tiersOf(tiers)}.`} {says}
          </small>
        </li>
      ))}
    </ul>
  );
}

const Remarks = ({ routing: { redFlags, notices } }: { routing: Routing }) => (
  <ul className={classes.remarks}>
    {redFlags.map(({ code, severity }) => (
      <li key={code}>
        <Tag tone="clay" icon={<FlagIcon />}>
          {FLAG_WORDS[code] ?? code}
          {severity === 'critical' && ' (critical)'}
        </Tag>
      </li>
    ))}
    {notices.map((code) => (
      <li key={code}>
        <Tag icon={<ClockIcon />}>{NOTICE_WORDS[code] ?? code}</Tag>
      </li>
    ))}
  </ul>
);

/** What the rules said when the lead came in, and what the tier would cost. */
export function LeadRouting({ level: Title, lead }: { lead: Lead; level: 'h2' | 'h3' }) {
  const { routing_result: routing, routing_reason, recommended_tier, rule_version } = lead;
  if (!routing) return <p className={classes.words}>Tier {recommended_tier} is what was recommended. {routing_reason ?? 'This lead did not come through the form, so no rule looked at it.'}</p>;
  return (
    <section>
      <Title className={classes.title}>
        Routed to tier {routing.tier}, with {routing.confidence} confidence
      </Title>
      <Factors routing={routing} />
      <Remarks routing={routing} />
      {routing.hardRules.length > 0 && <p className={classes.words}>Raised to tier {routing.tier}: {routing.hardRules.map((rule) => RULE_WORDS[rule] ?? rule).join(' ')}</p>}
      <p className={classes.words}>
        {routing_reason ?? routing.reason} {feeWords(lead)}
      </p>
      <small>
        {routing.score} of 100 points, rules version {rule_version}
      </small>
    </section>
  );
}
