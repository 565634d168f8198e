import { Link } from '@remix-run/react';
import { DateTime } from '@sage/ui';
import classes from './decide.module.css';
import { STATUS_WORDS, type Lead } from './words.ts';

/** What else is known: who decided last, and the other leads of the same person. */
export const LeadAside = ({ lead, zone }: { lead: Lead; zone: string }) => (
  <div className={classes.aside}>
    {lead.reviewed_at && (
      <p>
        Decided by {lead.reviewer ?? 'somebody of the team'}, <DateTime at={lead.reviewed_at} zone={zone} format="moment" />
      </p>
    )}
    {lead.others.length === 0 && <p>No other leads from this e-mail.</p>}
    {lead.others.length > 0 && (
      <>
        <p>Other leads from this e-mail:</p>
        <ul>
          {lead.others.map(({ id, project_address, status }) => (
            <li key={id}>
              <Link to={`/leads/${id}?status=${status}`}>{project_address}</Link>, {STATUS_WORDS[status].toLowerCase()}
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
);
