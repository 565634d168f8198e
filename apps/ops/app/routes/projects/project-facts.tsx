import { Link } from '@remix-run/react';
import { roundsOf } from '@sage/domain/milestones';
import { formatMoney } from '@sage/ui';
import classes from './project.module.css';
import { PAID_WORDS, type Project } from './words.ts';

const paidWords = ({ payment_status, processing_since }: Project['dues'][number]) => {
  if (processing_since) return 'on its way from the bank';
  return payment_status === 'succeeded' ? 'paid' : (payment_status ?? 'not paid');
};

const duesOf = ({ dues }: Project) => dues.map((due) => `${due.label}: ${formatMoney(due.amount_cents, due.currency)}, ${paidWords(due)}`);

const roundsWords = ({ used, total }: ReturnType<typeof roundsOf>) => (total === null ? `rounds open, ${used} used` : `${used} of ${total} ${total === 1 ? 'round' : 'rounds'} used`);

/** What was agreed, with whom, and what is owed. */
export function ProjectFacts({ project }: { project: Project }) {
  const { client, tier, tier_name, site_address, agreed_fee_cents, agreed_currency, agreed_rounds, payment_status, lead_id } = project;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>Client</dt>
        <dd>
          {client?.name}
          {client?.email && <a href={`mailto:${client.email}`}>{client.email}</a>}
        </dd>
      </div>
      <div>
        <dt>Site</dt>
        <dd>{site_address ?? 'Not said'}</dd>
      </div>
      <div>
        <dt>Tier {tier}</dt>
        <dd>
          {tier_name}, {roundsWords(roundsOf(project.milestones, agreed_rounds))}
          {lead_id && <Link to={`/leads/${lead_id}?status=qualified`}>The lead it came from</Link>}
        </dd>
      </div>
      <div>
        <dt>{PAID_WORDS[payment_status]}</dt>
        <dd>
          {agreed_fee_cents === null ? 'No fee agreed' : `Fee ${formatMoney(agreed_fee_cents, agreed_currency ?? undefined)}`}
          {duesOf(project).map((due) => (
            <small key={due}>{due}</small>
          ))}
        </dd>
      </div>
    </dl>
  );
}
