import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CheckIcon, ClockIcon, DateTime, EmptyState, FlagIcon, formatMoney, Money, pageTitle, Tag } from '@sage/ui';
import { api } from '../../api.server.ts';
import { cursorOf } from '../../lists/cursor.ts';
import lists from '../../lists/lists.module.css';
import { NextPage } from '../../lists/next-page.tsx';
import { NoMatch } from '../../lists/no-match.tsx';
import { StatusTabs } from '../../lists/status-tabs.tsx';
import type { PaymentList } from './payment-list.ts';
import { WaitingEvents } from './waiting-events.tsx';

type Payment = PaymentList['payments'][number];

export const meta: MetaFunction = () => [{ title: pageTitle('Payments', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const status = (query.get('status') ?? undefined) as Payment['status'] | undefined;
  return { ...(await api(args, (sage) => sage.payments.list({ status, after: cursorOf(query) }))), status };
}

const STATUS_WORDS: Record<Payment['status'], string> = { pending: 'Pending', succeeded: 'Succeeded', failed: 'Failed', refunded: 'Refunded' };
const ICONS = { pending: <ClockIcon />, succeeded: <CheckIcon />, failed: <FlagIcon />, refunded: <FlagIcon /> };

const What = ({ payment: { project, lead } }: { payment: Payment }) => {
  if (project) return <Link to={`/projects/${project.id}`} className={lists.title}>{project.name}</Link>;
  if (lead) return <Link to={`/leads/${lead.id}?status=qualified`} className={lists.title}>{lead.name}, {lead.project_address}</Link>;
  return <span className={lists.title}>Nobody’s</span>;
};

/** What somebody has to look at, in words. */
const flagsOf = ({ duplicate_of, mismatch, dispute_status, amount_refunded, amount, currency }: Payment) =>
  [
    duplicate_of && 'Paid twice: give it back in Stripe',
    mismatch,
    dispute_status && `Disputed: ${dispute_status}`,
    amount_refunded > 0 && amount_refunded < amount && `${formatMoney(amount_refunded, currency)} refunded`,
  ].filter((flag): flag is string => Boolean(flag));

const Row = ({ payment, zone }: { payment: Payment; zone: string }) => (
  <li className={lists.row}>
    <div>
      <What payment={payment} />
      <small>
        {payment.label}, tier {payment.tier}
      </small>
    </div>
    <div className={lists.tags}>
      <Tag tone={payment.status === 'failed' ? 'clay' : 'sage'} icon={ICONS[payment.status]}>
        {STATUS_WORDS[payment.status]}
      </Tag>
      {flagsOf(payment).map((flag) => (
        <Tag key={flag} tone="clay" icon={<FlagIcon />}>
          {flag}
        </Tag>
      ))}
    </div>
    <div>
      <DateTime at={payment.paid_at ?? payment.created_at} zone={zone} />
      <small>{payment.paid_at ? 'paid' : 'begun'}</small>
    </div>
    <b>
      <Money cents={payment.amount} currency={payment.currency} />
    </b>
  </li>
);

function NoPayments({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <NoMatch title="No payment is in this state" path="/payments" clear="Show all payments" />;
  return (
    <div className={lists.empty}>
      <EmptyState title="No payments yet">Payments appear when a prospect or a client goes to the checkout. Only Stripe changes what they say.</EmptyState>
    </div>
  );
}

export default function Payments() {
  const { payments, counts, next, zone, status, waiting } = useLoaderData<typeof loader>();
  const tabs = [{ status: '', label: 'All' }, ...Object.entries(STATUS_WORDS).map(([name, label]) => ({ status: name, label, count: counts[name] ?? 0 }))];
  return (
    <>
      <h1>Payments</h1>
      <StatusTabs label="Payments by status" path="/payments" tabs={tabs} current={status ?? ''} />
      <WaitingEvents events={waiting} zone={zone} />
      {payments.length === 0 ? (
        <NoPayments isFiltered={status !== undefined} />
      ) : (
        <ul className={lists.rows}>
          {payments.map((payment) => (
            <Row key={payment.id} payment={payment} zone={zone} />
          ))}
        </ul>
      )}
      <NextPage next={next} />
    </>
  );
}
