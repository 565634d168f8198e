import { Link } from '@remix-run/react';
import { formatNumber } from '@sage/ui';
import type { ReactNode } from 'react';
import { durationSince } from './ago.ts';
import { lasting, type Overview } from './standing.ts';
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

const countOf = (kinds: Overview['kinds'], statuses: ('quarantined' | 'unreachable')[]) =>
  kinds.reduce((sum, { records }) => sum + statuses.reduce((of, status) => of + (records[status] ?? 0), 0), 0);

/** Every number links to what it counts. */
export function Figures({ overview: { kinds, queue, budget, to_decide: toDecide, last_activity_at: lastActivity }, now }: { overview: Overview; now: string }) {
  const aside = countOf(kinds, ['quarantined', 'unreachable']);
  return (
    <dl className={classes.figures}>
      <Figure name="On the way" more={queue.backfill > 0 && `${formatNumber(queue.backfill)} of them fill in the past`}>
        <Link to="/sync/records?status=pending">{formatNumber(queue.waiting)}</Link>
      </Figure>
      <Figure name="Longest wait">{queue.oldest_at ? durationSince(queue.oldest_at, now) : 'None'}</Figure>
      <Figure name="Time to drain">{queue.drain_seconds === null ? 'Stands still' : queue.waiting === 0 ? 'None' : lasting(Math.max(1, queue.drain_seconds))}</Figure>
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
