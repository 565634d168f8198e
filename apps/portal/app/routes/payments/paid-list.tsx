import { Link } from '@remix-run/react';
import { DateTime, Money } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import classes from './payments.module.css';

type Payment = Awaited<ReturnType<Sage['payments']['list']>>['projects'][number]['payments'][number];

/** Newest first, each with its receipt. */
export function Paid({ payments, zone }: { payments: Payment[]; zone: string }) {
  if (payments.length === 0) return null;
  return (
    <ul className={classes.paid} aria-label="What you paid">
      {payments.map(({ id, label, amount_cents, refunded_cents, currency, paid_at }) => (
        <li key={id} className={classes.due}>
          <div>
            <p>{label}</p>
            <small>
              paid {paid_at && <DateTime at={paid_at} zone={zone} format="date" />}
              {refunded_cents > 0 && (
                <>
                  , <Money cents={refunded_cents} currency={currency} /> given back
                </>
              )}
            </small>
          </div>
          <p>
            <Money cents={amount_cents} currency={currency} />
          </p>
          <Link to={`/payments/${id}/receipt`}>Receipt</Link>
        </li>
      ))}
    </ul>
  );
}
