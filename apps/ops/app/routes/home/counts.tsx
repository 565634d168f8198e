import { Tag } from '@sage/ui';
import classes from './counts.module.css';
import type { HomeCounts } from './waiting.ts';

const COUNTS: { name: keyof HomeCounts; label: string; needsSomeone: boolean }[] = [
  { name: 'leads_to_review', label: 'Leads to review', needsSomeone: true },
  { name: 'open_projects', label: 'Open projects', needsSomeone: false },
  { name: 'payments_failed', label: 'Failed payments', needsSomeone: true },
  { name: 'sync_failed', label: 'Sync failures', needsSomeone: true },
];

export function Counts({ counts }: { counts: HomeCounts }) {
  return (
    <dl className={classes.counts}>
      {COUNTS.map(({ name, label, needsSomeone }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.number}>{counts[name]}</span>
            {needsSomeone && counts[name] > 0 && <Tag tone="clay">To do</Tag>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
