import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContourField, DateTime, Money, pageTitle, Sheet } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import classes from './receipt.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Receipt', 'Sage') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.payments.receipt({ paymentId: args.params.paymentId ?? '' }));

const SUMMITS = [{ x: 560, y: 40 }];

type Receipt = Awaited<ReturnType<Sage['payments']['receipt']>>;

function Facts({ client, project, site_address, payment, studio }: Receipt) {
  return (
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
  );
}

/** Made to be printed: on paper only the sheet is left. */
export default function ReceiptPage() {
  const receipt = useLoaderData<typeof loader>();
  const { studio, payment } = receipt;
  return (
    <Sheet narrow className={classes.page}>
      <p className={classes.back}>
        <Link to="/payments">All payments</Link>
      </p>
      <article className={classes.sheet}>
        <ContourField seed={12} width={640} height={260} summits={SUMMITS} step={22} lines={10} />
        <p className={classes.studio}>{studio.name}</p>
        <h1>Receipt</h1>
        <Facts {...receipt} />
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
