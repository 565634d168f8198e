import { Link } from '@remix-run/react';
import { Tag } from '@sage/ui';
import classes from './counts.module.css';
import type { HomeCounts } from './waiting.ts';

const COUNTS: { name: keyof HomeCounts; label: string; to: string; needsSomeone: boolean }[] = [
  { name: 'leads_to_review', label: 'Leads to review', to: '/leads', needsSomeone: true },
  { name: 'open_projects', label: 'Open projects', to: '/projects', needsSomeone: false },
  { name: 'payments_failed', label: 'Failed payments', to: '/payments?status=failed', needsSomeone: true },
  { name: 'sync_failed', label: 'Changes not in Notion', to: '/sync?status=failed', needsSomeone: true },
];

export function Counts({ counts }: { counts: HomeCounts }) {
  return (
    <dl className={classes.counts}>
      {COUNTS.map(({ name, label, to, needsSomeone }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <Link to={to} className={classes.number} aria-label={`${label}: ${counts[name]}`}>
              {counts[name]}
            </Link>
            {needsSomeone && counts[name] > 0 && <Tag tone="clay">To do</Tag>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
