import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContourField, DateTime, Money, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import classes from './receipt.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Receipt', 'Sage') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.payments.receipt({ paymentId: args.params.paymentId ?? '' }));

const SUMMITS = [{ x: 560, y: 40 }];

/** Made to be printed: on paper only the sheet is left. */
export default function Receipt() {
  const { studio, client, project, site_address, payment } = useLoaderData<typeof loader>();
  return (
    <Sheet narrow className={classes.page}>
      <p className={classes.back}>
        <Link to="/payments">All payments</Link>
      </p>
      <article className={classes.sheet}>
        <ContourField seed={12} width={640} height={260} summits={SUMMITS} step={22} lines={10} />
        <p className={classes.studio}>{studio.name}</p>
        <h1>Receipt</h1>
        <dl className={classes.facts}>
          <dt>Received from</dt>
          <dd>{client}</dd>
          <dt>For</dt>
          <dd>
            {payment.label}, {project}
            {site_address && <small className={classes.site}>{site_address}</small>}
          </dd>
          {payment.paid_at && (
            <>
              <dt>On</dt>
              <dd>
                <DateTime at={payment.paid_at} zone={studio.zone} format="date" />
              </dd>
            </>
          )}
          <dt>Number</dt>
          <dd className={classes.number}>{payment.id}</dd>
        </dl>
        <p className={classes.total}>
          <Money cents={payment.amount_cents} currency={payment.currency} />
        </p>
        {payment.refunded_cents > 0 && (
          <p>
            <Money cents={payment.refunded_cents} currency={payment.currency} /> of it was given back.
          </p>
        )}
        {studio.tax_line && <small>{studio.tax_line}</small>}
      </article>
    </Sheet>
  );
}
