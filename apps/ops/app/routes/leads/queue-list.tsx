import { Link } from '@remix-run/react';
import { ClockIcon, count, Tag } from '@sage/ui';
import { NextPage } from '../../lists/next-page.tsx';
import { StatusTabs } from '../../lists/status-tabs.tsx';
import { ageOf } from './age.ts';
import classes from './queue-list.module.css';
import { STATUSES, type LeadStatus, type Queue } from './words.ts';

interface QueueListProps {
  queue: Queue;
  status: LeadStatus;
  now: string;
  /** The list's title is the page's own unless a lead was opened. */
  level: 'h1' | 'h2';
  hrefOf: (id: string) => string;
}

const Keys = () => (
  <p className={classes.keys}>
    <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>enter</kbd> open
  </p>
);

export function QueueList({ queue: { leads, counts, next, lead }, status, now, level: Title, hrefOf }: QueueListProps) {
  const { title, empty } = STATUSES.find((known) => known.status === status) ?? STATUSES[0];
  const tabs = STATUSES.map((known) => ({ status: known.status, label: known.label, count: counts[known.status] ?? 0 }));
  const waits = status === 'needs_review' || status === 'new';
  const late = waits ? leads.filter(({ created_at }) => ageOf(created_at, now).late).length : 0;
  return (
    <section className={classes.list} aria-label="Leads">
      <header className={classes.head}>
        <Title>{title}</Title>
        <small>
          {waits ? 'Oldest first.' : 'Newest first.'} {late > 0 && `${count(late, 'lead has', 'leads have')} waited more than a day.`}
        </small>
        <StatusTabs label="Leads by status" path="/leads" tabs={tabs} current={status} />
      </header>
      {leads.length === 0 && <p className={classes.none}>{empty}</p>}
      <ol>
        {leads.map(({ id, name, email, project_address, tier, created_at, converted_at }) => (
          <li key={id}>
            <Link to={hrefOf(id)} className={classes.row} aria-current={id === lead?.id ? 'true' : undefined} preventScrollReset>
              <b>{name ?? email}</b>
              {waits && (
                <Tag tone={ageOf(created_at, now).late ? 'clay' : 'sage'} icon={<ClockIcon />}>
                  {ageOf(created_at, now).words}
                </Tag>
              )}
              {converted_at && <Tag>Project</Tag>}
              <small>{project_address}</small>
              <small>Tier {tier}</small>
            </Link>
          </li>
        ))}
      </ol>
      <div className={classes.foot}>
        <NextPage next={next} />
        <Keys />
      </div>
    </section>
  );
}
