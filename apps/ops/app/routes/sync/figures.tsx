import { Link } from '@remix-run/react';
import { formatNumber } from '@sage/ui';
import type { ReactNode } from 'react';
import { durationSince } from './ago.ts';
import { drainOf } from './standing.ts';
import type { Overview } from './facts.ts';
import classes from './sync.module.css';

const Figure = ({ name, children, more }: { name: string; children: ReactNode; more?: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {more && <small>{more}</small>}
    </dd>
  </div>
);

/** Every number links to what it counts. */
export function Figures({ overview: { facts, queue, budget, last_activity_at: lastActivity }, now }: { overview: Overview; now: string }) {
  const { waiting, oldest_at: oldest, set_aside: aside, to_decide: toDecide } = facts;
  const drain = drainOf(facts);
  return (
    <dl className={classes.figures}>
      <Figure name="Waiting" more={queue.backfill > 0 && `${formatNumber(queue.backfill)} of them fill in the past`}>
        <Link to="/sync/preview">{formatNumber(waiting)}</Link>
      </Figure>
      <Figure name="Longest wait">{oldest ? durationSince(oldest, now) : 'None'}</Figure>
      <Figure name="Time to drain">{drain === null ? 'Not known' : drain === 'none' ? 'None' : drain}</Figure>
      <Figure name="Set aside" more={aside > 0 && 'Somebody has to look'}>
        <Link to="/sync/records?status=failed">{formatNumber(aside)}</Link>
      </Figure>
      <Figure name="Conflicts to decide">
        <Link to="/sync/conflicts">{formatNumber(toDecide)}</Link>
      </Figure>
      <Figure
        name="Calls in the last minute"
        more={budget?.per_minute && <meter className={classes.meter} min={0} max={budget.per_minute} value={budget.used} aria-label="Calls used of the budget" />}
      >
        {formatNumber(budget?.used ?? 0)}
        {budget?.per_minute && ` of ${formatNumber(budget.per_minute)}`}
      </Figure>
      <Figure name="Last activity">
        <Link to="/sync/activity">{lastActivity ? `${durationSince(lastActivity, now)} ago` : 'None yet'}</Link>
      </Figure>
    </dl>
  );
}
