import { Link } from '@remix-run/react';
import { DateTime, Eyebrow, FlagIcon, formatMoney, Tag } from '@sage/ui';
import { LeadRouting } from './lead-routing.tsx';
import classes from './lead-view.module.css';
import { assetsOf, PROJECT_WORDS, STATUS_WORDS, type Lead } from './words.ts';

function budgetOf({ budget_kind, budget_cents, budget_range }: Lead): string {
  if (budget_kind === 'share_of_install') return 'A share of the installation';
  if (budget_kind === 'unsure') return 'Not sure';
  if (budget_range) return budget_range;
  return budget_cents === null ? 'Not said' : formatMoney(budget_cents);
}

const weeksOf = ({ timeline_weeks: weeks, timeline }: Lead) => (weeks === null ? (timeline ?? 'Not said') : `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`);

const Facts = ({ lead }: { lead: Lead }) => (
  <dl className={classes.facts}>
    {[
      ['Budget', budgetOf(lead)],
      ['Timeline', weeksOf(lead)],
      ['Project', lead.project_type ? (PROJECT_WORDS[lead.project_type] ?? lead.project_type) : 'Not said'],
      ['Has', assetsOf(lead)],
    ].map(([term, words]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);

/** The lead in the middle: who, what they told, how it was routed and why. */
export function LeadView({ lead, zone, level: Title }: { lead: Lead; zone: string; level: 'h1' | 'h2' }) {
  return (
    <article className={classes.thing}>
      {Title === 'h1' && (
        <Link to={`/leads?status=${lead.status}`} className={classes.back}>
          All leads
        </Link>
      )}
      <Eyebrow>
        {STATUS_WORDS[lead.status]}, received <DateTime at={lead.created_at} zone={zone} format="moment" />
      </Eyebrow>
      <Title>
        {lead.name ?? lead.email}, {lead.project_address}
      </Title>
      <p className={classes.contact}>
        <a href={`mailto:${lead.email}`}>{lead.email}</a>
        {lead.phone && <a href={`tel:${lead.phone}`}>{lead.phone}</a>}
      </p>
      {lead.project && (
        <p>
          This lead became <Link to={`/projects/${lead.project.id}`}>{lead.project.name}</Link>.
        </p>
      )}
      <Facts lead={lead} />
      <LeadRouting lead={lead} level={Title === 'h1' ? 'h2' : 'h3'} />
      {lead.review_reason && (
        <p className={classes.reason}>
          <Tag icon={<FlagIcon />}>{lead.status === 'closed' ? 'Closed' : `Tier ${lead.approved_tier}`}</Tag> {lead.review_reason}
        </p>
      )}
    </article>
  );
}
