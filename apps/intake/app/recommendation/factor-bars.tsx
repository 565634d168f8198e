import type { Routing } from '@sage/domain/routing';
import { FACTOR_LABELS } from './words.ts';
import classes from './factor-bars.module.css';

type Verdict = Routing['factors'][number];

function Factor({ verdict: { factor, weight, tiers, says }, tier }: { verdict: Verdict; tier: Routing['tier'] }) {
  const fits = tiers.includes(tier);
  return (
    <li className={classes.factor}>
      <b>{FACTOR_LABELS[factor]}</b>
      <span className={classes.bar} aria-hidden="true">
        <i data-fits={fits || undefined} />
      </span>
      <span className={classes.weight}>{fits ? weight : `0 of ${weight}`}</span>
      <small>{fits ? says : `${says} This points elsewhere.`}</small>
    </li>
  );
}

/** Each factor, its weight in per cent, whether it speaks for the tier, and what it says. */
export function FactorBars({ routing: { factors, tier, score, confidence } }: { routing: Routing }) {
  return (
    <div className={classes.why}>
      <h2>Why this tier</h2>
      <ul>
        {factors.map((verdict) => (
          <Factor key={verdict.factor} verdict={verdict} tier={tier} />
        ))}
      </ul>
      <p className={classes.sum}>
        <b>{score}</b> of 100 points speak for tier {tier}: {confidence} confidence.
      </p>
    </div>
  );
}
