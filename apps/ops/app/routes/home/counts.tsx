import { Link } from '@remix-run/react';
import { formatNumber, Tag } from '@sage/ui';
import classes from './counts.module.css';
import type { HomeCounts } from './waiting.ts';

type CountName = keyof HomeCounts;

const COUNTS: { name: CountName; label: string; to: string; needsSomeone: boolean; more?: { name: CountName; label: string; to: string } }[] = [
  { name: 'leads_to_review', label: 'Leads to review', to: '/leads', needsSomeone: true },
  { name: 'open_projects', label: 'Open projects', to: '/projects', needsSomeone: false },
  { name: 'payments_failed', label: 'Failed payments', to: '/payments?status=failed', needsSomeone: true },
  { name: 'no_entry', label: 'Clients who cannot sign in', to: '/clients?status=no_entry', needsSomeone: true },
  { name: 'sync_failed', label: 'Set aside by the sync', to: '/sync/records?status=failed', needsSomeone: true },
  {
    name: 'conflicts_to_decide', label: 'Notion edits to decide', to: '/sync/conflicts', needsSomeone: true,
    more: { name: 'conflicts_put_back', label: 'already put back', to: '/sync/conflicts?status=put_back' },
  },
];

export function Counts({ counts }: { counts: HomeCounts }) {
  return (
    <dl className={classes.counts}>
      {COUNTS.map(({ name, label, to, needsSomeone, more }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <Link to={to} className={classes.number} aria-label={`${label}: ${counts[name]}`}>
              {formatNumber(counts[name])}
            </Link>
            {needsSomeone && counts[name] > 0 && <Tag tone="clay">To do</Tag>}
            {more && counts[more.name] > 0 && (
              <small>
                <Link to={more.to}>
                  {formatNumber(counts[more.name])} {more.label}
                </Link>
              </small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
